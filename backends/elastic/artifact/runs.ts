import { secondsText } from '../../../src/backend/option-seconds.js'
import { needsNewVersion, VERSION_OF_FIVE } from '../correlation/threshold-rule.js'
import type { ElasticConverted } from '../rule-settings.js'
import { chosenRows, repeatedRows } from './rule-query.js'
import type { Schedule } from './schedule.js'

/** How what a rule finds depends on its runs, a sentence each. */
export function runDifferences(conversion: ElasticConverted['conversion'], schedule: Schedule): readonly string[] {
  const { ruleSettings } = conversion
  const [interval, late] = [secondsText(schedule.interval), secondsText(schedule.late)]
  const rows = chosenRows(conversion)
  // A threshold is over all that a run sees, so that nothing is missed between two runs.
  if (ruleSettings?.type === 'threshold')
    return [
      `Each run counts the events of ${secondsText(schedule.from)}: the time span of ` +
        `${secondsText(ruleSettings.lookBack)}, and what is new since the run ${interval} before`,
      ...(needsNewVersion(ruleSettings.threshold.field)
        ? [`The rule needs version ${VERSION_OF_FIVE}: older ones group by three fields at most`]
        : []),
    ]
  if (repeatedRows(conversion) !== undefined)
    return [
      'Each run finds again what the run before has found in the same time range, whose first and last window it ' +
        'sees in part; suppression makes one alert of them',
    ]
  if (rows === undefined) return []
  const until = schedule.late === 0 ? '' : `, which ends ${late} before the run for the sake of events that come late`
  const [taken, is] =
    rows.length > 0 ? ['windows that have ended', 'is whole and gives'] : ['values that were first there', 'gives']
  const start = `The query of the rule ends with a condition on \`${rows.time}\``
  return [
    `${start}: each run takes the ${taken} in a time of ${interval}${until}, so that each ${is} its alert once, or twice if it ended within seconds of a run`,
  ]
}
