import { mkdirSync, statSync, writeFileSync } from 'node:fs'
import { dirname, extname, join, resolve, sep } from 'node:path'
import type { Format } from '../emit/format.js'
import type { ConvertedRule } from './convert-file.js'
import { type Input, realPath } from './inputs.js'
import { reasonOf } from './read-input.js'
import { counted } from './summary.js'
import { usageError } from './usage-error.js'

/** What one rule gave for one target. */
export interface FileArtifact {
  readonly input: Input
  /** Its file in an output folder. */
  readonly file: string
  readonly text: string | null
  readonly format: Format
}

/** `windows/rule.splunk.spl`, `windows/rule.esql`, and so on for each target: the place of the rule below what was given, mirrored. */
export function artifactsOf({ input, suffix, results }: ConvertedRule): readonly FileArtifact[] {
  const stem = `${input.relative.replace(/\.ya?ml$/i, '')}${suffix}`
  return results.map(({ backend: { name, extension }, format, artifact }) => ({
    input,
    file: `${stem}.${withExtension(name, format.extension ?? extension)}`,
    text: artifact,
    format,
  }))
}

/** `splunk.spl`; a language whose files are named for it has its name once. */
const withExtension = (name: string, extension: string): string => (name === extension ? name : `${name}.${extension}`)

/** True for what is a folder, or is to become one because it is written like one. */
export const isFolder = (given: string, path: string): boolean =>
  given.endsWith('/') || given.endsWith(sep) || statOf(path)?.isDirectory() === true

/** True also for what becomes a folder if there are several artifacts. */
export const mayBeFolder = (given: string, path: string): boolean =>
  isFolder(given, path) || (statOf(path) === undefined && extname(path) === '')

/**
 * Writes the artifacts: one file for each into a folder, or all into one file, as their format has it. A new path that could be either
 * is a folder if there may be several and its last part has no extension. Nothing is written if two of them would
 * be the same file. Gives what was written, as a phrase.
 */
export function writeArtifacts(given: string, artifacts: readonly FileArtifact[], cwd: string): string {
  const path = resolve(cwd, given)
  const inputs = artifacts.map(({ input }) => input)
  if (artifacts.length > 1 ? mayBeFolder(given, path) : isFolder(given, path)) {
    const files = filesOf(given, artifacts)
    writeOutputs(new Map([...files].map(([file, text]) => [join(path, file), `${text}\n`])), inputs)
    return `${counted(files.size, 'file')} written to \`${given}\``
  }
  const made = artifacts.flatMap(({ text, format }) => (text === null ? [] : [{ text: `${text}\n`, format }]))
  refuseSeveral(`\`${given}\``, artifacts)
  const isBlocks = made.some(({ format }) => format.together === 'blocks')
  const isLines = artifacts.every(({ format }) => format.together === 'lines')
  if (made.length > 0) writeOutput(path, made.map(({ text }) => text).join(isBlocks ? '\n' : ''), inputs)
  return `${counted(made.length, isLines ? 'line' : 'artifact')} written to \`${given}\``
}

/** A usage error if one place would hold several artifacts of a format whose artifacts are files of their own. */
export function refuseSeveral(place: string, artifacts: readonly FileArtifact[]): void {
  const made = artifacts.filter(({ text }) => text !== null)
  const apart = made.find(({ format }) => format.together === 'apart')?.format.name
  if (made.length < 2 || apart === undefined) return
  const message = `${place} would hold several artifacts, and each of the format \`${apart}\` is a file`
  throw usageError(message, 'write to a folder/')
}

export const writeOutput = (path: string, text: string, inputs: readonly Input[]): void =>
  writeOutputs(new Map([[path, text]]), inputs)

/** Writes the text of each path, and makes the folders that are missing. What was read is never overwritten. */
function writeOutputs(texts: ReadonlyMap<string, string>, inputs: readonly Input[]): void {
  const read = new Set(inputs.flatMap((input) => (input.path === null ? [] : realPath(input.path))))
  for (const [path, text] of texts) {
    if (read.has(realPath(path))) throw usageError(`the output \`${path}\` is also an input`)
    try {
      mkdirSync(dirname(path), { recursive: true })
      writeFileSync(path, text)
    } catch (error) {
      throw usageError(`cannot write \`${path}\`: ${reasonOf(error)}`)
    }
  }
}

/** The text of each file. Two names that differ only in letter case are one file on some systems, and so on all. */
function filesOf(folder: string, artifacts: readonly FileArtifact[]): ReadonlyMap<string, string> {
  const files = new Map<string, string>()
  const taken = new Map<string, Input>()
  for (const { input, file, text } of artifacts) {
    const other = taken.get(file.toLowerCase())
    if (other !== undefined) {
      const both = `\`${other.name}\` and \`${input.name}\` would both be written to \`${join(folder, file)}\``
      throw usageError(both, 'rename one, or convert them apart')
    }
    taken.set(file.toLowerCase(), input)
    if (text !== null) files.set(file, text)
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
