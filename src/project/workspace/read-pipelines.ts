import { join, resolve } from 'node:path'
import { findPipeline, pipelineTexts } from '../../../pipelines/all.js'
import type { Target } from '../../backend/backend.js'
import { allowsTarget } from '../../pipeline/allows-target.js'
import type { Pipeline } from '../../pipeline/pipeline.js'
import type { ParsedPipeline } from '../../pipeline/read/parse-pipeline.js'
import { readPipeline } from '../../pipeline/read/read-pipeline.js'
import { type Diagnostic, isError } from '../../text/diagnostic.js'
import { didYouMean } from '../../text/suggest.js'
import type { BytePath } from '../files/byte-path.js'
import { kindOf, missing, realPath } from '../files/existing-path.js'
import { noFilesIn } from '../files/inputs.js'
import type { Io } from '../files/io.js'
import { type InputReading, readInput } from '../files/read-input.js'
import { usageError } from '../files/usage-error.js'
import { findRuleFiles } from '../files/walk.js'

/** Returns the built-in pipelines that allow one of the targets, for a list. */
export const pipelineEntries = (
  targets: readonly Pick<Target, 'name' | 'pipelineNames'>[],
): readonly { name: string; priority: number; about: string }[] =>
  [...pipelineTexts.keys()].flatMap((name) => {
    const pipeline = findPipeline(name)
    if (pipeline === undefined || !targets.some((target) => allowsTarget(pipeline.allowedBackends, target))) return []
    return [{ name, priority: pipeline.priority, about: pipeline.name }]
  })

/** A pipeline that a user names. */
export interface PipelineFile {
  /** Its path without links, or the name of a built-in pipeline; duplicates are used once. */
  readonly identity: string
  /** Its path; undefined for a built-in pipeline. */
  readonly path: BytePath | undefined
  readonly read: (io: InputReading) => Promise<ParsedPipeline>
}

/**
 * Reads the pipelines that a command line names: built-in ones, files, or all files of a folder. Reports mistakes in
 * one with `report` and throws a usage error, since no rule can be converted with a part of the pipelines.
 */
export async function readPipelines(
  names: readonly string[],
  io: Io,
  report: (diagnostics: readonly Diagnostic[]) => void,
): Promise<readonly Pipeline[]> {
  const files = new Map(names.flatMap((name) => findPipelines(name, io.cwd)).map((file) => [file.identity, file]))
  const parsed = await Promise.all([...files.values()].map(({ read }) => read(io)))
  const diagnostics = parsed.flatMap((result) => result.diagnostics)
  report(diagnostics)
  const wrong = diagnostics.find(isError)
  if (wrong !== undefined) throw usageError(`the pipeline \`${wrong.source.name}\` cannot be used`)
  return parsed.flatMap(({ pipeline }) => pipeline ?? [])
}

/**
 * Finds the pipelines of one value: a built-in one, a file, or all files of a folder. Names may be separated by commas,
 * unless the whole value is the name of a file. Throws a usage error if there are none.
 */
export function findPipelines(value: string, cwd: string): readonly PipelineFile[] {
  const pipeline = findPipeline(value)
  if (pipeline !== undefined) {
    return [{ identity: pipeline.source.name, path: undefined, read: async () => ({ pipeline, diagnostics: [] }) }]
  }
  const path = resolve(cwd, value)
  const kind = kindOf(path)
  if (kind === 'file') return [inFile(value, path)]
  const names = value.split(',').map((name) => name.trim())
  if (kind === 'missing' && names.length > 1) {
    return names.filter((name) => name !== '').flatMap((name) => findPipelines(name, cwd))
  }
  if (kind === 'missing') throw missingPipeline(value, path)
  const files = findRuleFiles(path)
  if (files.length === 0) throw noFilesIn(value)
  return files.map((file) => inFile(join(value, file.place), file.path))
}

const inFile = (name: string, path: BytePath): PipelineFile => ({
  identity: realPath(path),
  path,
  read: async (io) => {
    const read = await readInput({ name, path, relative: name, isNamed: true }, io)
    return 'code' in read ? { pipeline: undefined, diagnostics: [read] } : readPipeline(read)
  },
})

/** Creates the error for a missing pipeline; a value that is written like a path is treated as one. */
function missingPipeline(name: string, path: string): Error {
  if (/[/\\]|\.ya?ml$/.test(name)) return missing(name, path)
  const help = didYouMean(name, pipelineTexts.keys()) ?? 'see `sigmacast list pipelines`'
  return usageError(`there is no pipeline \`${name}\``, help)
}
