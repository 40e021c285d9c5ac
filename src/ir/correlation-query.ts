import type { Source, Span } from '../text/source.js'
import { type Bool, FALSE } from './bool.js'
import type { Expr } from './predicate.js'

/**
 * A correlation over a stream of events, with references resolved to expressions and fields named as in the data.
 *
 * It matches at an event, as a rule does. The event matches at least one of the parts. Together with the preceding
 * events of its group within the time span, it satisfies the measure. A correlation can therefore be a part
 * of another one.
 */
export interface CorrelationQuery {
  readonly kind: 'correlation'
  /** The name that other rules refer to, also used to name its results. */
  readonly name: string
  readonly of: readonly QueryPart[]
  readonly measure: Measure
  /** Fields in which the events of a group agree. Events without a value for one of them are left out. */
  readonly groupBy: readonly EventField[]
  readonly timespan: Period
  /** The source that `spans` point into. */
  readonly source: Source
  readonly spans: CorrelationSpans
}

/** A part of a correlation: the events of a detection rule, or the matches of a nested correlation. */
export type QueryPart = EventQuery | CorrelationQuery

/** The events that a detection rule matches. */
export interface EventQuery {
  readonly kind: 'events'
  readonly name: string
  readonly expr: Expr
  /** The source that the spans of `expr` point into. */
  readonly source: Source
}

/** The condition on the events of a group. Parts are numbered by their index in `of`. */
export type Measure =
  | { readonly kind: 'events'; readonly comparisons: readonly FigureComparison[] }
  /** Number of distinct values; for several fields, of distinct combinations. */
  | {
      readonly kind: 'values'
      readonly fields: readonly EventField[]
      readonly comparisons: readonly FigureComparison[]
    }
  /** A statistic over the numbers in a field. */
  | {
      readonly kind: 'figure'
      readonly figure: Figure
      readonly field: EventField
      readonly comparisons: readonly FigureComparison[]
    }
  /** Number of parts that have matched. */
  | { readonly kind: 'parts'; readonly comparisons: readonly FigureComparison[] }
  /** A condition on which parts have matched. */
  | { readonly kind: 'condition'; readonly condition: Bool<number> }
  /** Every part has matched, each at a later event than the previous part. */
  | { readonly kind: 'order' }
  /** A value, or combination of values, that no earlier event within the time span had. */
  | { readonly kind: 'first-seen'; readonly fields: readonly EventField[] }

/** A figure over the values of a field in a group of events. */
export type Figure =
  | { readonly name: 'sum' | 'avg' | 'median' }
  /** `rank` is a number from 0 to 100. */
  | { readonly name: 'percentile'; readonly rank: number }

/** True for a median and for percentiles strictly between 0 and 100: their result may lie between two values. */
export const isBetweenValues = (figure: Figure): boolean =>
  figure.name === 'median' || (figure.name === 'percentile' && figure.rank > 0 && figure.rank < 100)

/** A comparison of a count or figure with a number. A condition may have several, which all have to hold. */
export interface FigureComparison {
  readonly op: 'gt' | 'gte' | 'lt' | 'lte' | 'eq' | 'neq'
  readonly value: number
}

/** The operators that compare a count or figure with a number. */
export const FIGURE_OPERATORS = ['gt', 'gte', 'lt', 'lte', 'eq', 'neq'] as const satisfies FigureComparison['op'][]

/** A field that may have a different name in the events of each rule. */
export interface EventField {
  /** The name in the correlation. */
  readonly name: string
  /** The field's name in the events of each rule, in the order of `eventsOf`. */
  readonly in: readonly string[]
  readonly span: Span
}

/** The length of a time span. */
export interface Period {
  /** The text of the rule, such as `15m`. */
  readonly text: string
  readonly seconds: number
}

/** Places for diagnostics, in the source of the correlation. */
export interface CorrelationSpans {
  readonly type: Span
  readonly rules: Span
  readonly groupBy: Span
  readonly timespan: Span
  readonly condition: Span
}

/** Lists the detection rules of a correlation and of its nested correlations, in order. */
export const eventsOf = (part: QueryPart): readonly EventQuery[] =>
  part.kind === 'events' ? [part] : part.of.flatMap(eventsOf)

/** Returns a part that no event matches. It keeps its rules, by which fields have their names. */
export const withoutEvents = (part: QueryPart): QueryPart =>
  part.kind === 'events' ? { ...part, expr: FALSE } : { ...part, of: part.of.map(withoutEvents) }

/** Lists a correlation and all nested ones, the outer one first. */
export const correlationsOf = (query: CorrelationQuery): readonly CorrelationQuery[] => [
  query,
  ...query.of.flatMap((part) => (part.kind === 'events' ? [] : correlationsOf(part))),
]

/** True if one event of a rule is always enough. Then no other event matters. */
export const matchesFirstEvent = (measure: Measure): boolean =>
  (measure.kind === 'events' || measure.kind === 'parts') &&
  measure.comparisons.every(
    (comparison) => satisfiesComparisons([comparison], 1) && (comparison.op === 'gt' || comparison.op === 'gte'),
  )

/**
 * True if additional events can only add matches, so that over-matching of a part is harmless. In any other
 * correlation additional events can suppress matches.
 */
export function isMonotone(query: CorrelationQuery): boolean {
  return correlationsOf(query).every(({ measure }) => isMonotoneMeasure(measure))
}

/** Like `isMonotone`, for one measure. */
export function isMonotoneMeasure(measure: Measure): boolean {
  switch (measure.kind) {
    case 'events':
    case 'values':
    case 'parts':
      return measure.comparisons.every(({ op }) => op === 'gt' || op === 'gte')
    case 'condition':
      return isPositive(measure.condition)
    case 'order':
      return true
    case 'figure':
    case 'first-seen':
      return false
  }
}

function isPositive(condition: Bool<number>): boolean {
  switch (condition.kind) {
    case 'leaf':
    case 'const':
      return true
    case 'not':
      return false
    case 'and':
    case 'or':
      return condition.args.every(isPositive)
  }
}

/** Returns how many seconds before an event the events begin that decide whether it matches. */
export const lookBackOf = ({ of, timespan }: CorrelationQuery): number =>
  timespan.seconds + Math.max(0, ...of.map((part) => (part.kind === 'events' ? 0 : lookBackOf(part))))

const FIGURE_TESTS: Readonly<Record<FigureComparison['op'], (figure: number, value: number) => boolean>> = {
  gt: (figure, value) => figure > value,
  gte: (figure, value) => figure >= value,
  lt: (figure, value) => figure < value,
  lte: (figure, value) => figure <= value,
  eq: (figure, value) => figure === value,
  neq: (figure, value) => figure !== value,
}

/** True if a figure satisfies every comparison. */
export const satisfiesComparisons = (comparisons: readonly FigureComparison[], figure: number): boolean =>
  comparisons.every(({ op, value }) => FIGURE_TESTS[op](figure, value))

/** Writes a comparison as rules do. */
export const comparisonText = ({ op, value }: FigureComparison): string => `${op}: ${value}`
