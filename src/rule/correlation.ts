import type { Bool } from '../ir/bool.js'
import type { CorrelationSpans, FigureComparison, Period } from '../ir/correlation-query.js'
import type { Span } from '../text/source.js'

/** A correlation of other rules, with unresolved names. */
export interface Correlation {
  readonly type: CorrelationType
  readonly rules: readonly RuleReference[]
  readonly aliases: readonly Alias[]
  /** Fields or aliases that group the events; empty if all events are in one group. */
  readonly groupBy: readonly FieldReference[]
  readonly timespan: Timespan
  readonly condition: CorrelationCondition
  /** True if the rules that it refers to also get queries of their own. */
  readonly generate: boolean
  /** Places of the keys; the whole section for a key that is absent. */
  readonly spans: CorrelationSpans
}

export const correlationTypes = [
  'event_count',
  'value_count',
  'value_sum',
  'value_avg',
  'value_median',
  'value_percentile',
  'temporal',
  'temporal_ordered',
] as const

/** The type of a correlation, as under `type`. */
export type CorrelationType = (typeof correlationTypes)[number]

/** A reference to another rule by its id or name. */
export interface RuleReference {
  readonly name: string
  /** The name as written: `name` has an id in lower case. */
  readonly written: string
  readonly span: Span
}

/** A field, or an alias of fields, that a correlation names. */
export interface FieldReference {
  readonly name: string
  readonly span: Span
}

/** A common name for a field whose name differs between rules. */
export interface Alias {
  readonly name: string
  readonly span: Span
  readonly fields: readonly AliasedField[]
}

/** The field that an alias stands for in the events of one rule. */
export interface AliasedField {
  readonly rule: RuleReference
  readonly field: FieldReference
}

/** A month counts as 30 days, a year as 365. */
export interface Timespan extends Period {
  readonly span: Span
}

/** The condition under which a group of events matches. */
export type CorrelationCondition = CountCondition | RulesCondition

/**
 * Comparisons that must all hold for a figure. In a temporal correlation the figure is the number of rules that have
 * matched.
 */
export interface CountCondition {
  readonly kind: 'count'
  readonly comparisons: readonly FigureComparison[]
  /** Fields whose values are counted or measured. Several fields are counted by their combinations. */
  readonly fields: readonly FieldReference[]
  /** A number from 0 to 100; undefined unless the type is `value_percentile`. */
  readonly percentile: number | undefined
  readonly span: Span
}

/** A condition on which rules have matched. */
export interface RulesCondition {
  readonly kind: 'rules'
  readonly expr: Bool<RuleReference>
}
