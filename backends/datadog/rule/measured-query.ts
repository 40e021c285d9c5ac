import { type Inexpressible, inexpressible } from '../../../src/backend/correlate.js'
import type { CorrelationQuery, Measure } from '../../../src/ir/correlation-query.js'
import { allEvents, countQuery, pathsOf, type RuleContext, type RuleQuery } from './datadog-rule-query.js'
import { acceptsZero, figureCondition } from './figure-condition.js'

/** Measures that a single query supports: a number of events or of values, or a figure. */
export type Measured = Extract<Measure, { readonly kind: 'events' | 'values' | 'figure' }>

export const isMeasured = (measure: Measure): measure is Measured =>
  measure.kind === 'events' || measure.kind === 'values' || measure.kind === 'figure'

/** The query that measures the events of a correlation, and the condition on its figure. */
export function measuredQuery(
  name: string,
  query: CorrelationQuery,
  measure: Measured,
  context: RuleContext,
): RuleQuery | Inexpressible {
  if (query.of.some(({ kind }) => kind === 'correlation'))
    return inexpressible(query, 'rules', 'queries of Datadog rules count logs, not matches of other correlations')
  const counted = countQuery(name, query, allEvents(query), context)
  if ('because' in counted) return counted
  const asked = figureCondition(name, measure.comparisons, measure.kind !== 'figure')
  if ('because' in asked) return inexpressible(query, 'condition', asked.because)
  const matchesZero = acceptsZero(measure.comparisons)
  switch (measure.kind) {
    case 'events':
      return matchesZero ? counted : { ...counted, condition: asked.text }
    case 'values': {
      const distinctFields = pathsOf(measure.fields, allEvents(query), context, query, 'condition')
      if ('because' in distinctFields) return distinctFields
      if (matchesZero) return inexpressible(query, 'condition', ZERO_UNSUPPORTED)
      return {
        ...counted,
        query: { ...counted.query, aggregation: 'cardinality', distinctFields },
        condition: asked.text,
      }
    }
    case 'figure': {
      if (measure.figure.name !== 'sum')
        return inexpressible(
          query,
          'type',
          'queries of Datadog rules have a sum but no average, median or percentile; Splunk has them',
        )
      const metrics = pathsOf([measure.field], allEvents(query), context, query, 'condition')
      if ('because' in metrics) return metrics
      if (matchesZero) return inexpressible(query, 'condition', ZERO_UNSUPPORTED)
      return { ...counted, query: { ...counted.query, aggregation: 'sum', metrics }, condition: asked.text }
    }
  }
}

const ZERO_UNSUPPORTED =
  'the condition must compare with a number above 0, because Datadog does not distinguish logs without a value from no logs'
