import { secondsText } from '../../../src/text/seconds-text.js'
import type { ElasticConverted } from '../elastic-rule-settings.js'
import { requiresFiveFields, VERSION_WITH_FIVE_FIELDS } from '../threshold-fields.js'
import { newRows, repeatedRows } from './kibana-rule-query.js'
import type { Schedule } from './schedule.js'

/**
 * Explains how the results of a rule depend on its runs, one sentence per difference. `maxSignals` is the number of
 * alerts of a run, to which Kibana counts suppressed ones:
 * https://www.elastic.co/docs/solutions/security/detect-and-alert/suppress-detection-alerts
 */
export function runDifferences(
  conversion: ElasticConverted['conversion'],
  schedule: Schedule,
  maxSignals: number,
): readonly string[] {
  const { ruleSettings } = conversion
  const [interval, late] = [secondsText(schedule.interval), secondsText(schedule.late)]
  const rows = newRows(conversion)
  // A threshold covers everything that a run sees, so that nothing is missed between two runs.
  if (ruleSettings?.type === 'threshold')
    return [
      `Each run counts the events of ${secondsText(schedule.from)}: the time span of ` +
        `${secondsText(ruleSettings.lookBack)} plus the interval of ${interval} since the previous run`,
      ...(requiresFiveFields(ruleSettings.threshold.field)
        ? [`The rule requires version ${VERSION_WITH_FIVE_FIELDS}: older versions group by at most three fields`]
        : []),
    ]
  if (repeatedRows(conversion) !== undefined)
    return [
      'Each run repeats the matches of the previous run in the same time range, and sees its first and last window ' +
        'incompletely; suppression creates one alert for them',
      `A run handles at most ${maxSignals} matches, including repeated ones. If its time range contains more, new ones may have no alert`,
    ]
  if (rows === undefined) return []
  const until = schedule.late === 0 ? '' : `, which ends ${late} before the run to allow for late events`
  const [taken, is] =
    rows.length > 0 ? ['windows that ended', 'is complete and creates'] : ['values that were first seen', 'creates']
  const start = `The query of the rule ends with a condition on \`${rows.time}\``
  return [
    `${start}: each run selects the ${taken} within ${interval}${until}, so that each one ${is} its alert once, or twice if it ended within seconds of a run`,
  ]
}
