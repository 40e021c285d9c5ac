import { type CorrelationAnswer, inexpressible, planEvents } from '../../../src/backend/correlate.js'
import { planTexts } from '../../../src/dialect/print.js'
import type { CorrelationQuery } from '../../../src/ir/correlation-query.js'
import type { DatadogRule } from '../datadog-rule-settings.js'
import { logSearch } from '../log-search.js'
import type { RuleContext } from './datadog-rule-query.js'
import type { PartQuery } from './part-query.js'
import { signalText } from './signal-text.js'
import { durationText, signalTimes, windowFor } from './windows.js'

/**
 * A rule with one condition over all of its queries, in one window. If some parts are correlations, the window also
 * includes their time span, so that nothing is missed.
 */
export function thresholdRule(
  query: CorrelationQuery,
  parts: readonly PartQuery[],
  condition: string,
  { options }: RuleContext,
): CorrelationAnswer<DatadogRule> {
  const inner = Math.max(...parts.map(({ timespan }) => timespan))
  const seconds = query.timespan.seconds + inner
  const evaluationWindow = windowFor(seconds)
  if (evaluationWindow === undefined)
    return inexpressible(
      query,
      'timespan',
      'the evaluation window of a Datadog rule is at most one day; Splunk searches can look back further',
    )
  const all = planEvents(query, [logSearch(options)])
  const queries = parts.map((part) => part.query)
  return {
    text: planTexts(all)[0] ?? '',
    plan: all,
    rulePlans: parts.map(({ plan }) => plan),
    approximations: [
      ...(evaluationWindow > seconds ? (['longer-timespan'] as const) : []),
      ...(inner > 0 ? (['one-timespan'] as const) : []),
    ],
    ruleSettings: {
      type: 'log_detection',
      queries,
      condition,
      options: {
        detectionMethod: 'threshold',
        evaluationWindow,
        ...signalTimes(evaluationWindow),
        newValueOptions: undefined,
        sequenceDetectionOptions: undefined,
      },
    },
    leftToRule: signalText(queries, `\`${condition}\` is true within ${durationText(evaluationWindow)}`),
  }
}
