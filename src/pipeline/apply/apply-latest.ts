import { type Limits, limitsOf } from '../../text/limits.js'
import type { Pipeline } from '../pipeline.js'
import type { ProcessedRule } from '../processed-rule.js'
import { applyPipelines, type Processing, type ProcessingSettings } from './apply-pipelines.js'
import { type Combined, combine } from './combine.js'

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
export function applyLatest(
  start: ProcessedRule,
  pipelines: readonly Pipeline[],
  { resolve, limits = limitsOf() }: ProcessingSettings,
): Processing {
  if (resolve !== undefined) return applyPipelines(start, pipelines, { resolve, limits })
  const combined = combine(pipelines)
  const isKnown =
    latest?.start.rule === start.rule &&
    latest.start.detection === start.detection &&
    latest.limits === limits &&
    latest.combined === combined
  if (latest === undefined || !isKnown)
    latest = { start, combined, limits, processing: applyPipelines(start, pipelines, { limits }) }
  return latest.processing
}
