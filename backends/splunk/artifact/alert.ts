import type { OptionValues } from '../../../src/emit/option.js'
import { secondsText } from '../../../src/emit/option-seconds.js'
import type { SplunkSavedSearch } from '../../../src/emit/rule-settings.js'
import type { Metadata } from '../../../src/rule/rule.js'
import { checkListedField, type savedSearchOptions } from './options.js'
import { flag, type Setting } from './setting.js'

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

/** For how long nothing more is said, and about what; 0 seconds if everything is said. */
export interface Suppression {
  readonly period: number
  readonly fields: readonly string[]
  /** Of the fields, those that cannot be listed: nothing is suppressed then, since more would be than is meant. */
  readonly unlisted: readonly string[]
}

/**
 * What the options ask for, else one alert for each group of a correlation within its time span. `overlap` is for how long later runs may
 * find a match again.
 */
export function suppressionOf(
  options: Pick<OptionValues<typeof savedSearchOptions>, 'suppress-fields'> & { readonly suppress: number | undefined },
  settings: SplunkSavedSearch | undefined,
  overlap: number,
  fields: readonly string[] = [],
): Suppression {
  const period = options.suppress ?? (settings === undefined ? 0 : settings.lookBack + overlap)
  const wanted = options['suppress-fields'] ?? settings?.groupBy ?? fields
  const unlisted = period === 0 ? [] : wanted.filter((name) => checkListedField(name) !== undefined)
  return { period: unlisted.length > 0 ? 0 : period, fields: unlisted.length > 0 ? [] : wanted, unlisted }
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
