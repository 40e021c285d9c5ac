import type { Processing, ProcessingSettings } from '../pipeline/apply/apply-pipelines.js'
import type { Processor } from '../pipeline/apply/processor.js'
import type { Pipeline } from '../pipeline/pipeline.js'
import type { ProcessedRule } from '../pipeline/processed-rule.js'

/**
 * Returns the functions that apply pipelines; undefined without pipelines. Throws a TypeError for a pipeline without
 * them, such as a copy by way of JSON, which would change no rule.
 */
export function processorOf([first]: readonly Pipeline[]): Processor | undefined {
  if (first !== undefined && first.processor?.applyPipelines === undefined)
    throw new TypeError(`the pipeline \`${first.name}\` is only data: read its text with parsePipeline`)
  return first?.processor
}

/** Applies the pipelines to a rule before its first step. */
export const runPipelines = (
  start: ProcessedRule,
  pipelines: readonly Pipeline[],
  settings: ProcessingSettings,
): Processing => processorOf(pipelines)?.applyPipelines(start, pipelines, settings) ?? unprocessed(start)

/** Returns a rule without pipelines. */
export const unprocessed = (start: ProcessedRule): Processing => ({ processed: start, changes: [], diagnostics: [] })
