import type { Bool } from '../ir/bool.js'
import type { CorrelationSpans, FigureComparison, Period } from '../ir/correlation-query.js'
import type { Span } from '../text/source.js'

/** What a correlation asks of the matches of other rules, as written: names are not resolved. */
export interface Correlation {
  readonly type: CorrelationType
  readonly rules: readonly RuleReference[]
  readonly aliases: readonly Alias[]
  /** Fields or aliases in which events must agree to be put together; empty if all events are. */
  readonly groupBy: readonly FieldReference[]
  readonly timespan: Timespan
  readonly condition: CorrelationCondition
  /** Whether the rules that it refers to are converted by themselves as well. */
  readonly generate: boolean
  /** Where each of its parts stands; the whole section for what it does not name. */
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

export type CorrelationType = (typeof correlationTypes)[number]

/** Another rule, by its id or its name. */
export interface RuleReference {
  readonly name: string
  readonly span: Span
}

export interface FieldReference {
  readonly name: string
  readonly span: Span
}

/** A common name for fields that different rules name differently. */
export interface Alias {
  readonly name: string
  readonly span: Span
  readonly fields: readonly AliasedField[]
}

export interface AliasedField {
  readonly rule: RuleReference
  readonly field: FieldReference
}

/** A month counts as 30 days, a year as 365. */
export interface Timespan extends Period {
  readonly span: Span
}

/** When a group of events matches. */
export type CorrelationCondition = CountCondition | RulesCondition

/** Comparisons of a figure, which must all hold; of a temporal correlation the figure is the number of rules that have matched. */
export interface CountCondition {
  readonly kind: 'count'
  readonly comparisons: readonly FigureComparison[]
  /** What values are counted or measured; several fields count by their combinations. */
  readonly fields: readonly FieldReference[]
  /** From 0 to 100; undefined unless the type is `value_percentile`. */
  readonly percentile: number | undefined
  readonly span: Span
}

/** Which of the rules must have matched, and which must not. */
export interface RulesCondition {
  readonly kind: 'rules'
  readonly expr: Bool<RuleReference>
}
