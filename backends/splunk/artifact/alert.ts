import type { Metadata } from '../../../src/rule/rule.js'
import { secondsText } from '../../../src/text/seconds-text.js'
import { flag, type Setting } from './setting.js'
import type { Suppression } from './splunk-suppression.js'

/** Severities as Splunk Web names them: Info, Low, Medium, High, Critical. */
const SEVERITIES = { informational: 1, low: 2, medium: 3, high: 4, critical: 5 } as const

/**
 * Alert settings: each run with results raises an alert. Results with the same values raise one alert per period, if
 * there are fields to identify them.
 */
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
    // Splunk compares results by fields only if each raises its own alert.
    ['alert.digest_mode', flag(period === 0 || fields.length === 0)],
    ['alert.suppress', flag(period > 0)],
    ...(period > 0 ? ([['alert.suppress.period', periodText(period)]] as const) : []),
    ...(period > 0 && fields.length > 0 ? ([['alert.suppress.fields', fields.join(',')]] as const) : []),
  ]
}

/**
 * Formats a period in hours at most. Splunk documents seconds, minutes and hours, and its generator contentctl rejects
 * days: https://github.com/splunk/contentctl/blob/main/contentctl/objects/throttling.py
 */
const periodText = (seconds: number): string => (seconds % 3600 === 0 ? `${seconds / 3600}h` : secondsText(seconds))

/** The actions of an alert. An email shows the results below the name and the text of the message. */
export const actionSettings = (
  email: readonly string[],
  message: string,
  actions: readonly string[],
): readonly Setting[] => [
  ...(email.length === 0
    ? []
    : ([
        ['action.email', '1'],
        ['action.email.to', email.join(',')],
        ['action.email.message.alert', `$name$\n${message}`],
        ['action.email.sendresults', '1'],
        ['action.email.inline', '1'],
      ] as const)),
  ...[...new Set(actions)]
    .filter((name) => name !== 'email' || email.length === 0)
    .map((name): Setting => [`action.${name}`, '1']),
]
