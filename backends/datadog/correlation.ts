import { type CorrelationAnswer, inexpressible } from '../../src/backend/correlate.js'
import type { CorrelationQuery } from '../../src/ir/correlation-query.js'
import type { DatadogRule } from './datadog-rule-settings.js'
import { caseCondition } from './rule/case-condition.js'
import type { RuleContext } from './rule/datadog-rule-query.js'
import { thresholdRule } from './rule/datadog-threshold-rule.js'
import { isMeasured, measuredQuery } from './rule/measured-query.js'
import { newValueRule } from './rule/new-value-rule.js'
import { partQueries } from './rule/part-query.js'
import { sequenceRule } from './rule/sequence-rule.js'

/**
 * Converts a correlation to a Cloud SIEM detection rule. Its queries count logs in sliding windows that look back from
 * each log, as a correlation does.
 *
 * https://docs.datadoghq.com/security/cloud_siem/detect_and_monitor/custom_detection_rules/
 */
export function correlate(query: CorrelationQuery, context: RuleContext): CorrelationAnswer<DatadogRule> {
  const { measure } = query
  if (isMeasured(measure)) {
    const measured = measuredQuery('a', query, measure, context)
    if ('because' in measured) return measured
    return thresholdRule(query, [{ ...measured, timespan: 0 }], measured.condition, context)
  }
  if (measure.kind === 'first-seen') return newValueRule(query, measure.fields, context)
  const parts = partQueries(query, context)
  if ('because' in parts) return parts
  // A sequence needs at least two steps.
  if (measure.kind === 'order' && parts.length > 1) return sequenceRule(query, parts, context)
  const asked = caseCondition(
    measure.kind === 'order' ? ALL : measure,
    parts.map(({ condition }) => condition),
  )
  if ('because' in asked) return inexpressible(query, 'condition', asked.because)
  const used = parts.filter((_, index) => asked.of.has(index))
  return thresholdRule(query, used, asked.text, context)
}

/** Condition for a single rule: it has matched. */
const ALL = { kind: 'parts', comparisons: [] } as const
