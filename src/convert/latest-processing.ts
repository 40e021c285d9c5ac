import type { PlaceholderResolver } from '../pipeline/action.js'
import { applyPipelines, type Processing, type ProcessingSettings } from '../pipeline/apply/apply-pipelines.js'
import type { Pipeline } from '../pipeline/pipeline.js'
import type { ProcessedRule } from '../pipeline/processed-rule.js'
import { type Limits, limitsOf } from '../text/limits.js'

/** The latest result, with what it depends on: several targets ask for a rule with the same pipelines in turn. */
let latest: LatestProcessing | undefined

interface LatestProcessing {
  readonly start: ProcessedRule
  readonly pipelines: readonly Pipeline[]
  readonly limits: Limits
  readonly processing: Processing
}

/**
 * Applies the pipelines to a rule before its first step. Returns the earlier result if the rule and the pipelines are
 * those of the call before, and no step has asked `resolve`, whose answer may be another one.
 */
export function processLatest(
  start: ProcessedRule,
  pipelines: readonly Pipeline[],
  { resolve, limits = limitsOf() }: ProcessingSettings,
): Processing {
  const isKnown =
    latest?.pipelines === pipelines &&
    latest.limits === limits &&
    latest.start.rule === start.rule &&
    latest.start.detection === start.detection
  if (latest !== undefined && isKnown) return latest.processing
  let hasAsked = false
  const ask: PlaceholderResolver | undefined =
    resolve &&
    ((request) => {
      hasAsked = true
      return resolve(request)
    })
  const processing = applyPipelines(start, pipelines, { resolve: ask, limits })
  latest = hasAsked ? undefined : { start, pipelines, limits, processing }
  return processing
}
