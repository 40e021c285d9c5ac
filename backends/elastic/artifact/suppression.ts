import { optionSeconds } from '../../../src/backend/option-seconds.js'
import type { ElasticConverted } from '../rule-settings.js'
import type { JsonObject } from './json.js'
import { MOST_FIELDS, repeatedRows } from './rule-query.js'
import type { Schedule } from './schedule.js'

export interface SuppressionOptions {
  readonly 'suppress-by': readonly string[] | undefined
  readonly 'suppress-for': string | undefined
}

/**
 * The key `alert_suppression`; empty if nothing is asked for. A threshold rule puts alerts together by its own fields, and takes only a time.
 *
 * https://www.elastic.co/docs/solutions/security/detect-and-alert/suppress-detection-alerts
 */
function suppressionOf(isThreshold: boolean, options: SuppressionOptions): JsonObject {
  const { 'suppress-for': time } = options
  const fields = fieldsOf(options)
  const duration: JsonObject = time === undefined ? {} : { duration: durationOf(optionSeconds(time) ?? 0) }
  if (isThreshold) return duration
  return fields.length === 0 ? {} : { group_by: fields, ...duration, missing_fields_strategy: 'suppress' }
}

/** For rows that each run finds again what makes one alert of them, unless the options say otherwise; else as the options say. */
export function suppressing(
  conversion: ElasticConverted['conversion'],
  { from }: Schedule,
  options: SuppressionOptions,
): JsonObject {
  const columns = repeatedRows(conversion)?.columns ?? []
  if (columns.length === 0 || columns.length > MOST_FIELDS || options['suppress-by'] !== undefined)
    return suppressionOf(conversion.ruleSettings?.type === 'threshold', options)
  const { 'suppress-for': time } = options
  const seconds = time === undefined ? from : (optionSeconds(time) ?? from)
  return { group_by: columns, duration: durationOf(seconds), missing_fields_strategy: 'suppress' }
}

/** What cannot be done of what is asked for: the option and why; undefined if all can. */
export function suppressionProblem(
  isThreshold: boolean,
  options: SuppressionOptions,
): readonly [option: string, because: string] | undefined {
  const fields = fieldsOf(options)
  if (isThreshold)
    return fields.length === 0
      ? undefined
      : ['suppress-by', 'a threshold rule always suppresses by the fields that it groups by']
  if (fields.length > MOST_FIELDS) return ['suppress-by', 'a rule can have at most three fields']
  return fields.length === 0 && options['suppress-for'] !== undefined
    ? ['suppress-for', 'it requires `suppress-by`']
    : undefined
}

const fieldsOf = ({ 'suppress-by': fields = [] }: SuppressionOptions): readonly string[] =>
  fields.filter((name) => name !== '')

/** In the largest unit that fits; there are no days. */
function durationOf(seconds: number): JsonObject {
  if (seconds % 3600 === 0) return { value: seconds / 3600, unit: 'h' }
  return seconds % 60 === 0 ? { value: seconds / 60, unit: 'm' } : { value: seconds, unit: 's' }
}
