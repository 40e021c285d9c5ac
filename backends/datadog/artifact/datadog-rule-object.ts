import type { FilterQuery } from '../../../src/backend/format.js'
import type { DatadogOptions, DatadogQuery } from '../datadog-rule-settings.js'

/**
 * A rule as the API accepts it; undefined keys are omitted.
 *
 * https://docs.datadoghq.com/api/latest/security-monitoring/#create-a-detection-rule
 */
export interface RuleObject {
  readonly name: string
  readonly type: 'log_detection'
  readonly isEnabled: boolean
  readonly hasExtendedTitle: boolean
  readonly message: string
  readonly tags: readonly string[]
  readonly queries: readonly RuleObjectQuery[]
  readonly cases: readonly RuleObjectCase[]
  readonly options: DatadogOptions
  /** Undefined if there are none. */
  readonly filters: readonly FilterQuery[] | undefined
}

export interface RuleObjectQuery extends Omit<DatadogQuery, 'name'> {
  /** Undefined for new value rules. */
  readonly name: string | undefined
  /** True if a log without one of the fields counts, with the value `N/A`. */
  readonly hasOptionalGroupByFields: boolean | undefined
  readonly dataSource: 'logs'
}

export interface RuleObjectCase {
  readonly status: Severity
  readonly condition: string | undefined
  readonly notifications: readonly string[]
}

export type Severity = 'info' | 'low' | 'medium' | 'high' | 'critical'
