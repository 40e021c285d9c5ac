import { optionPlace } from '../../../src/backend/artifact/places.js'
import { diagnoseArtifact } from '../../../src/text/diagnose-artifact.js'
import type { Diagnostic } from '../../../src/text/diagnostic.js'
import { secondsText } from '../../../src/text/seconds-text.js'
import type { ElasticConverted } from '../elastic-rule-settings.js'
import { measurePlace } from './place.js'
import { longestInterval, type ScheduleOptions, scheduleOf } from './schedule.js'

/** Reports conflicts between the schedule of a rule and the time range of its query or rule type. */
export function scheduleProblems(converted: ElasticConverted, options: ScheduleOptions): readonly Diagnostic[] {
  const { rule, conversion } = converted
  const { ruleSettings } = conversion
  const { interval, from } = scheduleOf(ruleSettings, options)
  const maxInterval = longestInterval(ruleSettings)
  const refused = (because: string): readonly Diagnostic[] => [
    diagnoseArtifact('no-artifact', rule.source, measurePlace(rule), [RULE, because]),
  ]
  if (maxInterval !== undefined && interval > maxInterval)
    return refused(
      `its query finds new values of the last ${secondsText(maxInterval)}, and it would run every ${secondsText(interval)}`,
    )
  if (ruleSettings?.type === 'threshold' && interval > ruleSettings.lookBack)
    return thresholdProblems(rule, interval, ruleSettings.lookBack, options)
  if (ruleSettings?.type === 'new_terms' && ruleSettings.historyWindow <= from)
    return refused(
      `a run searches ${secondsText(from)}, and its history window of ${secondsText(ruleSettings.historyWindow)} must be longer`,
    )
  return []
}

/**
 * A run counts the events since the previous run plus the time span, so it covers at most twice the time span. If even
 * the shortest interval exceeds that, no warning is needed unless an option asks for it.
 */
function thresholdProblems(
  rule: ElasticConverted['rule'],
  interval: number,
  timespan: number,
  options: ScheduleOptions,
): readonly Diagnostic[] {
  const [each, span, all] = [interval, timespan, interval + timespan].map(secondsText)
  if (options.interval === undefined) {
    const because = `the time span is ${span}; the rule runs every ${each} and counts over ${all}`
    return [diagnoseArtifact('no-counterpart', rule.source, measurePlace(rule), ['a threshold rule', because])]
  }
  const because = `the time span is ${span}, but with an interval of ${each} the rule would count over ${all}`
  return [diagnoseArtifact('no-artifact', rule.source, optionPlace(rule, 'elastic', 'interval'), [RULE, because])]
}

const RULE = 'a Kibana rule'
