import { TRUE } from '../../ir/bool.js'
import {
  type CorrelationQuery,
  comparisonText,
  type EventField,
  type Measure,
  satisfiesComparisons,
  withoutEvents,
} from '../../ir/correlation-query.js'
import type { Span } from '../../text/source.js'

/**
 * A part of a correlation that tests should exercise: a test should fail without it.
 *
 * * `whole`: the correlation itself, which should match once.
 * * `rule`: a rule, without whose events nothing matches.
 * * `condition`: a comparison, or the whole condition, that is once not satisfied.
 * * `values`: a field whose repeated values count once.
 * * `order`: the order of the rules.
 * * `group`: a field that separates events.
 * * `timespan`: the time span, which once ends before enough events have come.
 */
export interface CorrelationBranch {
  readonly kind: 'whole' | 'rule' | 'condition' | 'values' | 'order' | 'group' | 'timespan'
  /** The part as the rule writes it: a name, a comparison, or a time span. */
  readonly name: string
  readonly span: Span
  /** The correlation without the part; undefined for the whole. */
  readonly without: CorrelationQuery | undefined
}

/** Lists the parts of a correlation that tests should exercise. Those of nested correlations are parts of their own rules. */
export function correlationBranches(query: CorrelationQuery): readonly CorrelationBranch[] {
  const { name, spans } = query
  const whole: CorrelationBranch = { kind: 'whole', name, span: spans.type, without: undefined }
  const rules = query.of.map(
    (part, index): CorrelationBranch => ({
      kind: 'rule',
      name: part.name,
      span: spans.rules,
      without: { ...query, of: query.of.map((other, at) => (at === index ? withoutEvents(other) : other)) },
    }),
  )
  if (matchesFirstEvent(query.measure)) return [whole, ...rules]
  return [whole, ...rules, ...measureBranches(query), ...groupBranches(query), timespanBranch(query)]
}

/** True if one event is always enough. Then nothing separates events. */
const matchesFirstEvent = (measure: Measure): boolean =>
  (measure.kind === 'events' || measure.kind === 'parts') &&
  measure.comparisons.every(
    (comparison) => satisfiesComparisons([comparison], 1) && (comparison.op === 'gt' || comparison.op === 'gte'),
  )

function measureBranches(query: CorrelationQuery): readonly CorrelationBranch[] {
  const { measure, spans } = query
  const branch = (kind: CorrelationBranch['kind'], name: string, other: Measure, span = spans.condition) => ({
    kind,
    name,
    span,
    without: { ...query, measure: other },
  })
  switch (measure.kind) {
    case 'events':
    case 'figure':
    case 'parts':
      return comparisonBranches(query, measure)
    case 'values':
      return [...comparisonBranches(query, measure), ...valueBranches(query, measure)]
    case 'condition':
      return [branch('condition', 'condition', { kind: 'condition', condition: TRUE })]
    case 'order':
      return [
        branch('order', 'order', { kind: 'parts', comparisons: [{ op: 'gte', value: query.of.length }] }, spans.type),
      ]
    case 'first-seen':
      return [branch('values', namesOf(measure.fields), { kind: 'events', comparisons: [] })]
  }
}

type ComparingMeasure = Extract<Measure, { readonly comparisons: unknown }>

const comparisonBranches = (query: CorrelationQuery, measure: ComparingMeasure): readonly CorrelationBranch[] =>
  measure.comparisons.map((comparison) => ({
    kind: 'condition',
    name: comparisonText(comparison),
    span: query.spans.condition,
    without: {
      ...query,
      measure: { ...measure, comparisons: measure.comparisons.filter((other) => other !== comparison) },
    },
  }))

type ValuesMeasure = Extract<Measure, { readonly kind: 'values' }>

const valueBranches = (query: CorrelationQuery, measure: ValuesMeasure): readonly CorrelationBranch[] =>
  measure.fields.map((field) => ({
    kind: 'values',
    name: field.name,
    span: field.span,
    without: { ...query, measure: withoutField(measure, field) },
  }))

/** Returns a measure that does not tell the values of a field apart; for the only field, one that counts events. */
function withoutField({ fields, comparisons }: ValuesMeasure, field: EventField): Measure {
  const others = fields.filter((other) => other !== field)
  return others.length > 0 ? { kind: 'values', fields: others, comparisons } : { kind: 'events', comparisons }
}

const namesOf = (fields: readonly EventField[]): string => fields.map(({ name }) => name).join(', ')

const groupBranches = (query: CorrelationQuery): readonly CorrelationBranch[] =>
  query.groupBy.map((field) => ({
    kind: 'group',
    name: field.name,
    span: field.span,
    without: { ...query, groupBy: query.groupBy.filter((other) => other !== field) },
  }))

const timespanBranch = (query: CorrelationQuery): CorrelationBranch => ({
  kind: 'timespan',
  name: query.timespan.text,
  span: query.spans.timespan,
  without: { ...query, timespan: { ...query.timespan, seconds: FOREVER } },
})

/** In seconds. A finite number, so that the distance to a missing event is longer. */
const FOREVER = Number.MAX_SAFE_INTEGER
