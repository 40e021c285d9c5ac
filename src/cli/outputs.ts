import { mkdirSync, statSync, writeFileSync } from 'node:fs'
import { dirname, extname, join, resolve, sep } from 'node:path'
import type { ConvertedRule } from './convert-file.js'
import { type Input, realPath } from './inputs.js'
import { reasonOf } from './read-input.js'
import { counted } from './summary.js'
import { usageError } from './usage-error.js'

/** What one rule gave for one target. */
export interface Artifact {
  readonly input: Input
  /** Its file in an output folder. */
  readonly file: string
  readonly query: string | null
}

/** `windows/rule.splunk.spl`, and so on for each target: the place of the rule below what was given, mirrored. */
export function artifactsOf({ input, suffix, results }: ConvertedRule): readonly Artifact[] {
  const stem = `${input.relative.replace(/\.ya?ml$/i, '')}${suffix}`
  return results.map(({ backend: { name, extension }, query }) => ({
    input,
    file: `${stem}.${name}.${extension}`,
    query,
  }))
}

/** True for what is a folder, or is to become one because it is written like one. */
export const isFolder = (given: string, path: string): boolean =>
  given.endsWith('/') || given.endsWith(sep) || statOf(path)?.isDirectory() === true

/**
 * Writes the queries: one file for each into a folder, or all into one file, a line each. A new path that could be either
 * is a folder if there may be several queries and its last part has no extension. Nothing is written if two queries would
 * be the same file. Gives what was written, as a phrase.
 */
export function writeArtifacts(given: string, artifacts: readonly Artifact[], cwd: string): string {
  const path = resolve(cwd, given)
  const inputs = artifacts.map(({ input }) => input)
  const made = artifacts.length > 1 && statOf(path) === undefined && extname(path) === ''
  if (made || isFolder(given, path)) {
    const files = filesOf(given, artifacts)
    for (const [file, query] of files) writeOutput(join(path, file), `${query}\n`, inputs)
    return `${counted(files.size, 'file')} written to \`${given}\``
  }
  const queries = artifacts.flatMap(({ query }) => (query === null ? [] : [`${query}\n`]))
  if (queries.length > 0) writeOutput(path, queries.join(''), inputs)
  return `${counted(queries.length, 'line')} written to \`${given}\``
}

/** Makes the folders that are missing. What was read is never overwritten. */
export function writeOutput(path: string, text: string, inputs: readonly Input[]): void {
  const real = realPath(path)
  if (inputs.some((input) => input.path !== null && realPath(input.path) === real))
    throw usageError(`the output \`${path}\` is also an input`)
  try {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, text)
  } catch (error) {
    throw usageError(`cannot write \`${path}\`: ${reasonOf(error)}`)
  }
}

/** The query of each file. Two names that differ only in letter case are one file on some systems, and so on all. */
function filesOf(folder: string, artifacts: readonly Artifact[]): ReadonlyMap<string, string> {
  const files = new Map<string, string>()
  const taken = new Map<string, Input>()
  for (const { input, file, query } of artifacts) {
    const other = taken.get(file.toLowerCase())
    if (other !== undefined) {
      const both = `\`${other.name}\` and \`${input.name}\` would both be written to \`${join(folder, file)}\``
      throw usageError(both, 'rename one, or convert them apart')
    }
    taken.set(file.toLowerCase(), input)
    if (query !== null) files.set(file, query)
  }
  return files
}

function statOf(path: string): ReturnType<typeof statSync> {
  try {
    return statSync(path, { throwIfNoEntry: false })
  } catch {
    return undefined // Writing there says what is wrong.
  }
}
