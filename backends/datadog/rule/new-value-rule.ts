import { type CorrelationAnswer, inexpressible } from '../../../src/backend/correlate.js'
import type { CorrelationQuery, EventField } from '../../../src/ir/correlation-query.js'
import { MAX_NEW_VALUE_FIELDS, MAX_REMEMBERED_DAYS } from '../datadog-limits.js'
import type { DatadogRule } from '../datadog-rule-settings.js'
import { allEvents, countQuery, pathsOf, type RuleContext } from './datadog-rule-query.js'
import { quoted } from './signal-text.js'
import { DAY, durationText, signalTimes } from './windows.js'

/**
 * A new value rule. It learns for as long as it remembers a value, starting from the logs of the days before its
 * creation.
 *
 * https://docs.datadoghq.com/security/cloud_siem/detect_and_monitor/custom_detection_rules/new_value/
 */
export function newValueRule(
  query: CorrelationQuery,
  fields: readonly EventField[],
  context: RuleContext,
): CorrelationAnswer<DatadogRule> {
  const days = Math.max(1, Math.ceil(query.timespan.seconds / DAY))
  if (days > MAX_REMEMBERED_DAYS)
    return inexpressible(query, 'timespan', `Datadog rules remember values for at most ${MAX_REMEMBERED_DAYS} days`)
  if (fields.length > MAX_NEW_VALUE_FIELDS)
    return inexpressible(
      query,
      'condition',
      `Datadog rules detect new values of at most ${MAX_NEW_VALUE_FIELDS} fields`,
    )
  const events = countQuery('', query, allEvents(query), context)
  if ('because' in events) return events
  const metrics = pathsOf(fields, allEvents(query), context, query, 'condition')
  if ('because' in metrics) return metrics
  return {
    text: events.query.query,
    plan: events.plan,
    rulePlans: [],
    approximations: [
      ...(days * DAY === query.timespan.seconds ? [] : (['longer-timespan'] as const)),
      'learning-period',
    ],
    ruleSettings: {
      type: 'log_detection',
      queries: [{ ...events.query, aggregation: 'new_value', metrics }],
      condition: undefined,
      options: {
        detectionMethod: 'new_value',
        evaluationWindow: undefined,
        ...signalTimes(0),
        newValueOptions: {
          forgetAfter: days,
          learningMethod: 'duration',
          learningDuration: days,
          instantaneousBaseline: true,
        },
        sequenceDetectionOptions: undefined,
      },
    },
    leftToRule: `a signal for values of ${quoted(metrics)} that have not been seen for ${durationText(days * DAY)}`,
  }
}
