import { secondsText } from '../../../src/backend/option-seconds.js'
import type { Metadata } from '../../../src/rule/rule.js'
import { flag, type Setting } from './setting.js'
import type { Suppression } from './suppression.js'

/** As Splunk Web names them: Info, Low, Medium, High, Critical. */
const SEVERITIES = { informational: 1, low: 2, medium: 3, high: 4, critical: 5 } as const

/** When a run gives an alert: at any result. Results of the same values give one alert in a while, where there are fields to tell them by. */
export function alertSettings(
  level: Metadata['level'],
  { period, fields }: Suppression,
  isTracked: boolean,
): readonly Setting[] {
  return [
    ['counttype', 'number of events'],
    ['relation', 'greater than'],
    ['quantity', '0'],
    ['alert.severity', String(SEVERITIES[level ?? 'medium'])],
    ['alert.track', flag(isTracked)],
    // Splunk tells results apart by fields only where each gives an alert of its own.
    ['alert.digest_mode', flag(period === 0 || fields.length === 0)],
    ['alert.suppress', flag(period > 0)],
    ...(period > 0 ? ([['alert.suppress.period', secondsText(period)]] as const) : []),
    ...(period > 0 && fields.length > 0 ? ([['alert.suppress.fields', fields.join(',')]] as const) : []),
  ]
}

/** The actions of an alert. A message shows the results below the description. */
export const actionSettings = (email: readonly string[], actions: readonly string[]): readonly Setting[] => [
  ...(email.length === 0
    ? []
    : ([
        ['action.email', '1'],
        ['action.email.to', email.join(',')],
        ['action.email.message.alert', '$name$\n$description$'],
        ['action.email.sendresults', '1'],
        ['action.email.inline', '1'],
      ] as const)),
  ...[...new Set(actions)]
    .filter((name) => name !== 'email' || email.length === 0)
    .map((name): Setting => [`action.${name}`, '1']),
]
