import { optionSeconds } from '../../../src/backend/option-seconds.js'
import { MAX_SUPPRESSION_FIELDS } from '../elastic-limits.js'
import type { ElasticConverted } from '../elastic-rule-settings.js'
import type { JsonObject } from './json.js'
import { repeatedRows, shownFields } from './kibana-rule-query.js'
import type { Schedule } from './schedule.js'

export interface SuppressionOptions {
  readonly 'suppress-by': readonly string[] | undefined
  readonly 'suppress-for': string | undefined
}

/**
 * The key `alert_suppression`; empty if suppression is off. A threshold rule groups alerts by its own fields, and
 * accepts only a duration.
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

/**
 * Suppression for rows that each run finds again merges them into one alert, unless options override it; otherwise the
 * options apply. They have no effect if the alerts lack one of the fields.
 */
export function alertSuppression(
  conversion: ElasticConverted['conversion'],
  { from }: Schedule,
  options: SuppressionOptions,
): JsonObject {
  const columns = repeatedRows(conversion)?.columns ?? []
  const canApply = absentFields(conversion, options).length === 0
  if (
    columns.length === 0 ||
    columns.length > MAX_SUPPRESSION_FIELDS ||
    (canApply && options['suppress-by'] !== undefined)
  )
    return canApply ? suppressionOf(conversion.ruleSettings?.type === 'threshold', options) : {}
  const { 'suppress-for': time } = options
  const seconds = time === undefined ? from : (optionSeconds(time) ?? from)
  return { group_by: columns, duration: durationOf(seconds), missing_fields_strategy: 'suppress' }
}

/** The option that cannot be applied, and the reason; undefined if all can. */
export function suppressionProblem(
  isThreshold: boolean,
  options: SuppressionOptions,
): readonly [option: string, because: string] | undefined {
  const fields = fieldsOf(options)
  if (isThreshold)
    return fields.length === 0
      ? undefined
      : ['suppress-by', 'a threshold rule always suppresses by the fields that it groups by']
  if (fields.length > MAX_SUPPRESSION_FIELDS) return ['suppress-by', 'a rule can have at most three fields']
  return fields.length === 0 && options['suppress-for'] !== undefined
    ? ['suppress-for', 'it requires `suppress-by`']
    : undefined
}

/** Fields of `suppress-by` that no alert has. Kibana would create one alert for everything that lacks them. */
export const absentFields = (
  conversion: ElasticConverted['conversion'],
  options: SuppressionOptions,
): readonly string[] => shownFields(conversion, fieldsOf(options)).lost

const fieldsOf = ({ 'suppress-by': fields = [] }: SuppressionOptions): readonly string[] =>
  fields.filter((name) => name !== '')

/** Formats a duration in the largest unit that fits; Kibana has no unit for days. */
function durationOf(seconds: number): JsonObject {
  if (seconds % 3600 === 0) return { value: seconds / 3600, unit: 'h' }
  return seconds % 60 === 0 ? { value: seconds / 60, unit: 'm' } : { value: seconds, unit: 's' }
}
