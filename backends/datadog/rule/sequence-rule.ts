import { type CorrelationAnswer, inexpressible, planEvents } from '../../../src/backend/correlate.js'
import { planTexts } from '../../../src/dialect/print.js'
import type { CorrelationQuery } from '../../../src/ir/correlation-query.js'
import { inBackQuotes } from '../../../src/text/word-list.js'
import { MAX_SEQUENCE_STEPS } from '../datadog-limits.js'
import type { DatadogRule } from '../datadog-rule-settings.js'
import { logSearch } from '../log-search.js'
import type { RuleContext } from './datadog-rule-query.js'
import type { PartQuery } from './part-query.js'
import { signalText } from './signal-text.js'
import { DAY, durationText, signalTimes, windowFor } from './windows.js'

/**
 * A rule with the method sequence: each part of an ordered correlation is a step, and the time span is the window
 * between two consecutive steps. A step about single logs has no window, because it does not combine logs: the API
 * model has it as an optional key (`SecurityMonitoringRuleSequenceDetectionStep`).
 *
 * https://docs.datadoghq.com/api/latest/security-monitoring/#create-a-detection-rule
 * https://docs.datadoghq.com/security/cloud_siem/detect_and_monitor/custom_detection_rules/sequence/
 */
export function sequenceRule(
  query: CorrelationQuery,
  parts: readonly PartQuery[],
  { options }: RuleContext,
): CorrelationAnswer<DatadogRule> {
  const because = refusal(parts)
  if (because !== undefined) return inexpressible(query, 'rules', because)
  const window = windowFor(query.timespan.seconds)
  if (window === undefined || window * (parts.length - 1) > DAY)
    return inexpressible(query, 'timespan', 'all steps of a Datadog sequence must be within one day')
  const steps = parts.map(({ query: { name }, condition, timespan }) => ({
    name: `step_${name}`,
    condition,
    evaluationWindow: timespan === 0 ? undefined : (windowFor(timespan) ?? DAY),
  }))
  const rounded = parts.some(({ timespan }, index) => timespan > 0 && steps[index]?.evaluationWindow !== timespan)
  const all = planEvents(query, [logSearch(options)])
  const queries = parts.map((part) => part.query)
  const order = inBackQuotes(parts.map(({ condition }) => condition)).join(', then ')
  return {
    text: planTexts(all)[0] ?? '',
    plan: all,
    rulePlans: parts.map(({ plan }) => plan),
    approximations: [
      ...(rounded || window > query.timespan.seconds ? (['longer-timespan'] as const) : []),
      ...(parts.length > 2 ? (['timespan-of-each-step'] as const) : []),
    ],
    ruleSettings: {
      type: 'log_detection',
      queries,
      condition: `${steps.at(-1)?.name ?? ''} > 0`,
      options: {
        detectionMethod: 'sequence_detection',
        evaluationWindow: undefined,
        ...signalTimes(window),
        newValueOptions: undefined,
        sequenceDetectionOptions: {
          steps,
          stepTransitions: steps.slice(1).map(({ name }, index) => ({
            parent: steps[index]?.name ?? '',
            child: name,
            evaluationWindow: window,
          })),
        },
      },
    },
    leftToRule: signalText(queries, `${order}, within ${durationText(window)}`),
  }
}

function refusal(parts: readonly PartQuery[]): string | undefined {
  const groups = new Set(parts.map(({ query }) => JSON.stringify(query.groupByFields)))
  if (parts.length > MAX_SEQUENCE_STEPS) return `a Datadog sequence has at most ${MAX_SEQUENCE_STEPS} steps`
  if (groups.size > 1) return 'all steps of a Datadog sequence must be grouped by fields with the same names'
  if (parts.some(({ query }) => query.aggregation !== 'count')) return 'steps of a Datadog sequence can only count logs'
  if (parts.some(({ timespan }) => timespan > DAY)) return 'a step of a Datadog sequence can take at most one day'
  return undefined
}
