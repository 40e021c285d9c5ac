import type { Target } from '../../../src/backend/backend.js'
import { checkAllowed } from '../../../src/pipeline/apply/check-allowed.js'
import type { Pipeline } from '../../../src/pipeline/pipeline.js'
import { type Diagnostic, isError } from '../../../src/text/diagnostic.js'
import type { Source } from '../../../src/text/source.js'
import { fileNames, type Input } from '../input/input.js'
import type { Sources } from './sources.js'

/** The chosen pipelines with the names that `--pipeline` accepts. */
export interface ChosenPipelines {
  readonly named: readonly { readonly name: string; readonly pipeline: Pipeline }[]
  /** The diagnostics of the user's own pipeline. */
  readonly diagnostics: readonly Diagnostic[]
}

/** Reads the pipelines of an input. The reader and each pipeline are loaded when they are first used. */
export async function choosePipelines(
  { builtIn, pipeline }: Pick<Input, 'builtIn' | 'pipeline'>,
  sources: Sources,
): Promise<ChosenPipelines> {
  if (builtIn.length === 0 && pipeline.trim() === '') return { named: [], diagnostics: [] }
  const { loadPipeline } = await import('../../../pipelines/load-pipeline.js')
  const loaded = await Promise.all(builtIn.map(async (name) => ({ name, pipeline: await loadPipeline(name) })))
  const named = loaded.flatMap(({ name, pipeline: found }) => (found === undefined ? [] : [{ name, pipeline: found }]))
  if (pipeline.trim() === '') return { named, diagnostics: [] }
  const own = await parseOwn({ name: fileNames.pipeline, text: pipeline })
  if (own.source !== undefined) sources.add(own.source, { text: 'pipeline', from: 0, lines: 0 })
  return {
    named: own.pipeline === undefined ? named : [...named, { name: fileNames.pipeline, pipeline: own.pipeline }],
    diagnostics: own.diagnostics,
  }
}

/** Parses a pipeline once for all inputs that have the same text. */
async function parseOwn(source: Source) {
  if (last?.source.text !== source.text) {
    const { readPipeline } = await import('../../../src/pipeline/read/read-pipeline.js')
    last = { source, ...(await readPipeline(source)) }
  }
  return last
}

let last:
  | { readonly source: Source; readonly pipeline: Pipeline | undefined; readonly diagnostics: readonly Diagnostic[] }
  | undefined

/** Returns the pipelines that allow a target, and the names of the others. */
export function pipelinesFor({ named }: ChosenPipelines, target: Target) {
  const isAllowed = (pipeline: Pipeline): boolean => !checkAllowed([pipeline], target).some(isError)
  const allowed = named.filter(({ pipeline }) => isAllowed(pipeline))
  return {
    pipelines: allowed.map(({ pipeline }) => pipeline),
    names: allowed.map(({ name }) => name),
    others: named.filter((entry) => !allowed.includes(entry)).map(({ name }) => name),
  }
}
