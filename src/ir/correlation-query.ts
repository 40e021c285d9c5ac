import type { Source, Span } from '../text/source.js'
import type { Bool } from './bool.js'
import type { Expr } from './predicate.js'

/**
 * What a correlation asks of a stream of events: references are expressions, and fields are named as in the data.
 *
 * It matches at an event, as a rule does: at one that some of its parts match, if together with the events of the time span before it, and of
 * the same group, that event fulfils the measure. So a correlation can be a part of another.
 */
export interface CorrelationQuery {
  readonly kind: 'correlation'
  /** How others refer to it, and what its results may be called. */
  readonly name: string
  readonly of: readonly QueryPart[]
  readonly measure: Measure
  /** Events that differ in one of these are never put together. Those without a value for one are left out. */
  readonly groupBy: readonly EventField[]
  readonly timespan: Period
  /** Where it is written, and in which source. */
  readonly source: Source
  readonly spans: CorrelationSpans
}

export type QueryPart = EventQuery | CorrelationQuery

/** The events of a detection rule. */
export interface EventQuery {
  readonly kind: 'events'
  readonly name: string
  readonly expr: Expr
  /** Where the spans of the expression lie. */
  readonly source: Source
}

/** What is asked of the events of a group. Numbers of parts are their places in `of`. */
export type Measure =
  | { readonly kind: 'events'; readonly comparisons: readonly FigureComparison[] }
  /** How many different values there are, of several fields how many combinations. */
  | {
      readonly kind: 'values'
      readonly fields: readonly EventField[]
      readonly comparisons: readonly FigureComparison[]
    }
  /** A figure over the numbers that a field holds. */
  | {
      readonly kind: 'figure'
      readonly figure: Figure
      readonly field: EventField
      readonly comparisons: readonly FigureComparison[]
    }
  /** How many of the parts have matched. */
  | { readonly kind: 'parts'; readonly comparisons: readonly FigureComparison[] }
  /** Which of the parts have matched, and which have not. */
  | { readonly kind: 'condition'; readonly condition: Bool<number> }
  /** Every part has matched, each at a later event than the one before it. */
  | { readonly kind: 'order' }
  /** A value, or combination of values, that no event of the time span before has had. */
  | { readonly kind: 'first-seen'; readonly fields: readonly EventField[] }

export type Figure =
  | { readonly name: 'sum' | 'avg' | 'median' }
  /** `rank` is from 0 to 100. */
  | { readonly name: 'percentile'; readonly rank: number }

/** True for a median, or a percentile that is neither the least nor the greatest value: it may lie between two values. */
export const isBetweenValues = (figure: Figure): boolean =>
  figure.name === 'median' || (figure.name === 'percentile' && figure.rank > 0 && figure.rank < 100)

export interface FigureComparison {
  readonly op: 'gt' | 'gte' | 'lt' | 'lte' | 'eq' | 'neq'
  readonly value: number
}

/** A field of events that may be called otherwise in the events of each rule. */
export interface EventField {
  /** As the correlation calls it. */
  readonly name: string
  /** Its name in the events of each rule, in the order of `eventsOf`. */
  readonly in: readonly string[]
  readonly span: Span
}

export interface Period {
  /** As written, such as `15m`. */
  readonly text: string
  readonly seconds: number
}

/** Where a diagnostic can point to, in the source of the correlation. */
export interface CorrelationSpans {
  readonly type: Span
  readonly rules: Span
  readonly groupBy: Span
  readonly timespan: Span
  readonly condition: Span
}

/** The detection rules of a correlation, and of those that it is built on, in their order. */
export const eventsOf = (part: QueryPart): readonly EventQuery[] =>
  part.kind === 'events' ? [part] : part.of.flatMap(eventsOf)

/** A correlation, and all that it is built on. */
export const correlationsOf = (query: CorrelationQuery): readonly CorrelationQuery[] => [
  query,
  ...query.of.flatMap((part) => (part.kind === 'events' ? [] : correlationsOf(part))),
]

/**
 * True if more events can only make for more matches: what a query finds beyond its rule is then harmless. Elsewhere it would hide matches.
 */
export function isMonotone(query: CorrelationQuery): boolean {
  return correlationsOf(query).every(({ measure }) => isMonotoneMeasure(measure))
}

/** The same of a measure alone. */
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

/** How far before an event the events lie that decide whether it matches, in seconds. */
export const lookBackOf = ({ of, timespan }: CorrelationQuery): number =>
  timespan.seconds + Math.max(0, ...of.map((part) => (part.kind === 'events' ? 0 : lookBackOf(part))))
