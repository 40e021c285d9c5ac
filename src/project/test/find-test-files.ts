import { readdirSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { once } from '../../text/once.js'
import { kindOf } from '../files/existing-path.js'
import { findInputs, type Input, namedFrom } from '../files/inputs.js'
import { findFiles } from '../files/walk.js'
import { withSlashes } from '../files/with-slashes.js'
import { isTestName } from './is-test-file.js'
import { isLabelledFile } from './read/read-labelled-file.js'

/** The files of a run of tests. */
export interface TestFiles {
  /** Rules, filters and test files in YAML, which their contents tell apart. */
  readonly inputs: readonly Input[]
  /** Files of events whose names tell what to expect, such as `tp_login.json`. */
  readonly labelled: readonly Input[]
  /** Rules and filters to which the others may refer. One of them is reported only if it has a test. */
  readonly background?: readonly Input[]
}

/**
 * Finds the files of paths, folders and patterns. A rule file brings the test file beside it, and a test file the rule
 * beside it. Throws a usage error for a path without files.
 */
export async function findTestFiles(paths: readonly string[], cwd: string): Promise<TestFiles> {
  const labelled = paths.flatMap((path) => labelledIn(path, cwd))
  const failures: Error[] = []
  const yaml = paths.filter((path) => !isLabelledFile(path) || kindOf(resolve(cwd, path)) !== 'file')
  const inputs =
    yaml.length === 0 && labelled.length > 0
      ? []
      : await findInputs(yaml, cwd, {
          fail: (error, path) => {
            if (labelledIn(path, cwd).length === 0) throw error
            failures.push(error)
          },
        }).catch((error) => {
          if (failures.length > 0) return []
          throw error
        })
  return { inputs: withNeighbours(inputs, cwd), labelled }
}

function labelledIn(path: string, cwd: string): readonly Input[] {
  const absolute = resolve(cwd, path)
  const kind = kindOf(absolute)
  if (kind === 'file' && isLabelledFile(path)) {
    return [{ name: withSlashes(path), path: absolute, relative: withSlashes(path), isNamed: true }]
  }
  if (kind !== 'folder') return []
  return findFiles(absolute, isLabelledFile).map((file) => ({
    name: withSlashes(join(path, file.place)),
    path: file.path,
    relative: withSlashes(file.place),
    isNamed: false,
  }))
}

/** Names files relative to `folder` instead of `cwd`. */
export const namedTestFiles = (folder: string, { inputs, labelled }: TestFiles, cwd: string): TestFiles => ({
  inputs: namedFrom(folder, inputs, cwd),
  labelled: namedFrom(folder, labelled, cwd),
})

/** Adds rules and filters to which those of the files may refer. A file counts once. */
export function withBackground(files: TestFiles, background: readonly Input[], cwd: string): TestFiles {
  const known = new Set(files.inputs.map((input) => absolutePath(input, cwd)))
  return { ...files, background: background.filter((input) => !known.has(absolutePath(input, cwd))) }
}

/** Adds the test files beside rules, and the rules beside test files. */
export function withNeighbours(inputs: readonly Input[], cwd: string): readonly Input[] {
  const known = once(() => new Set(inputs.map((input) => absolutePath(input, cwd))))
  const namesIn = new Map<string, ReadonlySet<string>>()
  const exists = (name: string): boolean => {
    const folder = dirname(name)
    const names = namesIn.get(folder) ?? new Set(filesIn(resolve(cwd, folder)))
    namesIn.set(folder, names)
    return names.has(basename(name))
  }
  const added = inputs.flatMap((input) => {
    if (input.path === null) return []
    return neighboursOf(input.name).flatMap((name): readonly Input[] => {
      const path = exists(name) ? resolve(cwd, name) : undefined
      if (path === undefined || known().has(path)) return []
      known().add(path)
      return [{ name, path, relative: join(dirname(input.relative), name), isNamed: false }]
    })
  })
  return [...inputs, ...added].sort((a, b) => (a.name < b.name ? -1 : 1))
}

function neighboursOf(name: string): readonly string[] {
  const stem = name.replace(/\.ya?ml$/i, '')
  const names = isTestName(name) ? [stem.replace(/\.test$/i, '')] : [`${stem}.test`]
  return names.flatMap((other) => [`${other}.yml`, `${other}.yaml`])
}

/** The absolute path of an input; its name for one that is no file. */
export const absolutePath = ({ path, name }: Input, cwd: string): string =>
  path === null ? name : resolve(cwd, path.toString())

/** Returns the names of the files in a folder, none if it cannot be read. */
export function filesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).sort()
  } catch {
    return []
  }
}
