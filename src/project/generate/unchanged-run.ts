import { existsSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import type { Output, Project } from '../config/project.js'
import { entryPath } from '../files/byte-path.js'
import { MANIFEST_FILE } from '../manifest/manifest.js'
import { type FileStamp, fileStamp, hasStamp } from './file-stamp.js'
import type { GenerateResult, OutputResult } from './generate-result.js'
import { hashText } from './hashes.js'
import { localManifestFile } from './open-ownership.js'
import { programKey } from './program-key.js'
import { environmentKey } from './state-folder.js'

// The last run without problems is remembered with the stamps of all files that it read or wrote. If none of them has
// changed, neither has the result, and nothing needs to be read.

/** A file with its stamp, or with the hash of its content if it has none. */
type SeenFile = readonly [path: string, ...stamp: FileStamp] | readonly [path: string, hash: string]

/** A run, in a file whose first line is the key of the run. Lists instead of objects are read in half the time. */
interface SeenRun {
  readonly files: readonly SeenFile[]
  readonly result: SeenResult
}

/** The result of a run that found nothing to do. Of files, it has the paths. */
interface SeenResult extends Omit<GenerateResult, 'outputs'> {
  readonly outputs: readonly (Omit<OutputResult, 'files'> & { readonly files: readonly string[] })[]
}

/** Identifies the settings of a run, in one line; undefined if nothing may be remembered. */
export function runKey(project: Project, outputs: readonly Output[], version: string): string | undefined {
  const { settingsKey, inputs, environment } = project
  if (settingsKey === undefined || inputs.some(({ path }) => typeof path !== 'string')) return undefined
  const names = outputs.map(({ name }) => name)
  return JSON.stringify([programKey(version), settingsKey, environment ?? null, names, inputs.map(({ name }) => name)])
}

const fileOf = (state: string, environment: string | undefined): string =>
  join(state, `unchanged.${environmentKey(environment)}.json`)

/** Returns the result of the last run if nothing has changed since. */
export function unchangedResult(project: Project, state: string, key: string): GenerateResult | undefined {
  const file = fileOf(state, project.environment)
  if (!existsSync(file)) return undefined
  try {
    const text = readFileSync(file, 'utf8')
    if (!text.startsWith(`${key}\n`)) return undefined
    const { files, result } = JSON.parse(text.slice(key.length + 1)) as SeenRun
    return files.every((each) => isAsSeen(project.root, each)) ? withFiles(result) : undefined
  } catch {
    return undefined // The file is damaged, or one that it names cannot be read.
  }
}

function isAsSeen(root: string, seen: SeenFile): boolean {
  const file = entryPath(root, seen[0])
  return seen.length === 2
    ? hashText(readFileSync(file, 'utf8')) === seen[1]
    : hasStamp(file, seen[1], seen[2], seen[3], seen[4])
}

/** Returns the file that remembers a run, with its text; undefined if the run had a problem. */
export function seenRun(
  project: Project,
  state: string,
  key: string,
  result: GenerateResult,
): readonly [path: string, text: string] | undefined {
  if (!result.isFine) return undefined
  const written = result.outputs.flatMap(({ files }) =>
    files.flatMap(({ kind, path }) => (GONE.has(kind) ? [] : [path])),
  )
  const inputs = project.inputs.flatMap(({ path }) => (typeof path === 'string' ? [relative(project.root, path)] : []))
  // Runs of other environments change a manifest when they write files.
  const manifests = [MANIFEST_FILE, relative(project.root, localManifestFile(state))]
  const files = [...written, ...manifests.filter((path) => existsSync(join(project.root, path))), ...inputs].map(
    (path) => seenFile(project.root, path),
  )
  const seen: SeenRun = { files, result: withPaths(result) }
  return [fileOf(state, project.environment), `${key}\n${JSON.stringify(seen)}`]
}

const GONE: ReadonlySet<string> = new Set(['removed', 'gone'])

function seenFile(root: string, path: string): SeenFile {
  const file = join(root, path)
  const stamp = fileStamp(file)
  return stamp === undefined ? [path, hashText(readFileSync(file, 'utf8'))] : [path, ...stamp]
}

/** The same result for a run that finds nothing to do. */
const withPaths = (result: GenerateResult): SeenResult => ({
  ...result,
  manifest: result.manifest === 'none' ? 'none' : 'unchanged',
  manifestReasons: [],
  diagnostics: [],
  notes: [],
  cached: result.rules,
  outputs: result.outputs.map((output) => ({
    ...output,
    changedArtifacts: 0,
    removedArtifacts: 0,
    open: [],
    files: output.files.filter(({ kind }) => !GONE.has(kind)).map(({ path }) => path),
  })),
})

const withFiles = (result: SeenResult): GenerateResult => ({
  ...result,
  outputs: result.outputs.map((output) => ({
    ...output,
    files: output.files.map((path) => ({ path, kind: 'unchanged', before: [], reasons: [] })),
  })),
})
