import type { Processing, ProcessingSettings } from '../pipeline/apply/apply-pipelines.js'
import type { Combined } from '../pipeline/apply/combine.js'
import type { Pipeline } from '../pipeline/pipeline.js'
import type { ProcessedRule } from '../pipeline/processed-rule.js'
import { type Limits, limitsOf } from '../text/limits.js'
import { processorOf, runPipelines } from './run-pipelines.js'

/** The latest result, with what it depends on: several targets ask for a rule with the same pipelines in turn. */
let latest: LatestProcessing | undefined

interface LatestProcessing {
  readonly start: ProcessedRule
  readonly combined: Combined
  readonly limits: Limits
  readonly processing: Processing
}

/**
 * Applies the pipelines to a rule before its first step. Returns the earlier result if the rule and the pipelines are
 * those of the call before. Asks `resolve` each time, since its answers may change.
 */
export function processLatest(
  start: ProcessedRule,
  pipelines: readonly Pipeline[],
  { resolve, limits = limitsOf() }: ProcessingSettings,
): Processing {
  const combined = processorOf(pipelines)?.combine(pipelines)
  if (combined === undefined || resolve !== undefined) return runPipelines(start, pipelines, { resolve, limits })
  const isKnown =
    latest?.start.rule === start.rule &&
    latest.start.detection === start.detection &&
    latest.limits === limits &&
    latest.combined === combined
  if (latest === undefined || !isKnown)
    latest = { start, combined, limits, processing: runPipelines(start, pipelines, { limits }) }
  return latest.processing
}
