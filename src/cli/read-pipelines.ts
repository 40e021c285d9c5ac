import { statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { builtInPipelines, findPipeline } from '../../pipelines/index.js'
import type { Pipeline } from '../pipeline/pipeline.js'
import { type ParsedPipeline, parsePipeline } from '../pipeline/read/parse-pipeline.js'
import { isError } from '../text/diagnostic.js'
import { didYouMean } from '../text/suggest.js'
import type { Io } from './io.js'
import { readInput } from './read-input.js'
import { reportDiagnostics } from './report.js'
import { usageError } from './usage-error.js'
import { findRuleFiles } from './walk.js'

/** Every built-in pipeline, for a list. */
export const pipelineEntries = (): readonly { name: string; priority: number; about: string }[] =>
  [...builtInPipelines.keys()].map((name) => {
    const pipeline = findPipeline(name)
    return { name, priority: pipeline?.priority ?? 0, about: pipeline?.name ?? '' }
  })

/**
 * The pipelines that the names and paths of a command line stand for: one that comes with sigmacast, a file, or all files of a folder. What
 * is wrong with one is said, and is a usage error: no rule can be converted by halves.
 */
export async function readPipelines(given: readonly string[], io: Io): Promise<readonly Pipeline[]> {
  const parsed = (await Promise.all(given.map((name) => readNamed(name, io)))).flat()
  const diagnostics = parsed.flatMap((one) => one.diagnostics)
  reportDiagnostics(diagnostics, io)
  const wrong = diagnostics.find(isError)
  if (wrong !== undefined) throw usageError(`the pipeline \`${wrong.source.name}\` cannot be used`)
  const pipelines = parsed.flatMap(({ pipeline }) => pipeline ?? [])
  return [...new Map(pipelines.map((pipeline) => [pipeline.source.name, pipeline])).values()]
}

async function readNamed(given: string, io: Io): Promise<readonly ParsedPipeline[]> {
  const builtIn = findPipeline(given)
  if (builtIn !== undefined) return [{ pipeline: builtIn, diagnostics: [] }]
  const path = resolve(io.cwd, given)
  const stats = statSync(path, { throwIfNoEntry: false })
  if (stats === undefined) {
    const known = [...builtInPipelines.keys()]
    throw usageError(`there is no pipeline \`${given}\``, didYouMean(given, known) ?? 'see `sigmacast list pipelines`')
  }
  const files = stats.isDirectory() ? findRuleFiles(path).map((file) => join(given, file)) : [given]
  return Promise.all(files.map((name) => readFile(name, io)))
}

async function readFile(name: string, io: Io): Promise<ParsedPipeline> {
  const read = await readInput({ name, path: resolve(io.cwd, name), relative: name }, io)
  return 'code' in read ? { pipeline: undefined, diagnostics: [read] } : parsePipeline(read)
}
