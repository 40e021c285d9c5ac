import { relatedStep } from '../../ir/step-place.js'
import { checkLength } from '../../python/check-length.js'
import type { DataObject } from '../../rule/yaml/data.js'
import { type Diagnostic, diagnoseAs } from '../../text/diagnostic.js'
import { textLimits } from '../../text/text-limits.js'
import type { Refusal } from '../../text/wording.js'
import type { Pipeline, PostprocessingStep } from '../pipeline.js'
import { type ProcessedRule, withStep } from '../processed-rule.js'
import { combine } from './combine.js'

/** Applies the postprocessing of all pipelines to the text of a query, or returns the diagnostic of a failure. */
export function postprocessQuery(
  query: string,
  rule: ProcessedRule,
  pipelines: readonly Pipeline[],
): string | Diagnostic {
  const { postprocessing, vars } = combine(pipelines)
  let current: Postprocessed = { query, rule }
  for (const step of postprocessing) {
    const result = applyStep(step, current, vars)
    if ('refusal' in result) return refused(rule, result)
    current = result
  }
  return current.query
}

/** A query between two steps of postprocessing, with its rule. */
interface Postprocessed {
  readonly query: string
  readonly rule: ProcessedRule
}

interface Failed {
  readonly refusal: Refusal
  readonly step: PostprocessingStep
}

function applyStep(step: PostprocessingStep, before: Postprocessed, vars: DataObject): Postprocessed | Failed {
  const { place, change, appliesTo } = step
  const applies = appliesTo(before.rule, before.rule)
  if (typeof applies !== 'boolean') return { refusal: applies, step }
  if (!applies) return before
  const rule = withStep(before.rule, place.id)
  if (change.changes === 'query') {
    const query = change.apply(before.query, { pipeline: place.pipeline, rule, vars })
    if (typeof query !== 'string') return { refusal: query, step }
    const tooLong = checkLength(query.length, textLimits.text)
    return tooLong === undefined ? { query, rule } : { refusal: tooLong, step }
  }
  let current: Postprocessed = { query: before.query, rule }
  for (const inner of change.steps) {
    const result = applyStep(inner, current, vars)
    if ('refusal' in result) return result
    current = result
  }
  return current
}

const refused = ({ rule }: ProcessedRule, { refusal, step }: Failed): Diagnostic =>
  diagnoseAs(refusal.refused, rule.source, rule.sectionSpan, {
    related: [relatedStep(step.place)],
  })
