import type { StreamEvent } from '../../../test/correlations/stream-case.js'
import { type DatadogSettings, datadogJudge, fieldsOf } from './datadog-judge.js'
import { groupsOf, windowOf } from './window-figures.js'

const DAY = 24 * 60 * 60

/**
 * New value rules, by the manual: a signal for a value that the rule has not seen for as long as it remembers values.
 * Logs of the learning period give no signal, so the logs after it are compared.
 *
 * https://docs.datadoghq.com/security/cloud_siem/detect_and_monitor/custom_detection_rules/new_value/
 */
export const datadogNewValues = datadogJudge({
  rules: 'new value rules',
  method: 'new_value',
  timespan: { text: '1d', seconds: DAY },
  approximations: ['learning-period'],
  since: (settings) => optionsOf(settings).learningDuration * DAY,
  signals: (settings, [selected = []], events) => {
    const fields = fieldsOf(settings.queries[0]?.metrics)
    const { forgetAfter } = optionsOf(settings)
    const isNew = (event: StreamEvent, value: string): boolean =>
      windowOf(
        events,
        event,
        forgetAfter * DAY,
        (other) => other !== event && selected.includes(other) && groupsOf(other, fields).includes(value),
      ).length === 0
    return selected
      .filter((event) => groupsOf(event, fields).some((value) => isNew(event, value)))
      .map(({ id }) => `${id} []`)
  },
})

function optionsOf({ options }: DatadogSettings): NonNullable<DatadogSettings['options']['newValueOptions']> {
  if (options.newValueOptions === undefined) throw new Error('a new value rule without its options')
  return options.newValueOptions
}
