import type { Approximation } from '../../../src/backend/approximation.js'
import { type Inexpressible, inexpressible } from '../../../src/backend/correlate.js'
import type { Assumption } from '../../../src/ir/assumptions.js'
import {
  type CorrelationQuery,
  correlationsOf,
  isBetweenValues,
  isMonotoneMeasure,
  type Measure,
} from '../../../src/ir/correlation-query.js'
import { MAX_STREAM_EVENTS } from '../splunk-limits.js'

/** Differences between a search and its correlation, for either kind of window. */
export function differencesOf(query: CorrelationQuery, hasDuplicates: boolean): readonly Approximation[] {
  const measures = measuresOf(query)
  return [
    ...(hasDuplicates && measures.some(changesWithDuplicates) ? (['once-for-each-rule'] as const) : []),
    ...(measures.some((measure) => measure.kind === 'figure' && isBetweenValues(measure.figure))
      ? (['percentile-between-values'] as const)
      : []),
  ]
}

/** Refuses correlations that exceed the limits of running statistics. */
export function refuseBeyondStream(query: CorrelationQuery): Inexpressible | undefined {
  for (const part of query.of) {
    const refused = part.kind === 'events' ? undefined : refuseBeyondStream(part)
    if (refused !== undefined) return refused
  }
  const { measure } = query
  if (!('comparisons' in measure) || measure.kind === 'figure') return undefined
  return measure.comparisons.some(({ value }) => value > MAX_STREAM_EVENTS)
    ? inexpressible(
        query,
        'condition',
        `streamstats keeps at most ${MAX_STREAM_EVENTS} events; \`--option windows=fixed\` has no such limit`,
      )
    : undefined
}

/**
 * Assumptions of running statistics. The order of events and new values are determined by timestamps, without
 * assumptions.
 */
export function streamAssumptions(query: CorrelationQuery): readonly Assumption[] {
  const isTimed = measuresOf(query).some(({ kind }) => kind !== 'order' && kind !== 'first-seen')
  return isTimed ? ['window-size', 'window-edge'] : ['window-size']
}

const measuresOf = (query: CorrelationQuery): readonly Measure[] => correlationsOf(query).map(({ measure }) => measure)

/**
 * True if duplicate events change the result. A duplicate counts twice, and may be two links of a chain. If more events
 * can mean fewer matches, the first copy may match before the second one is read.
 */
function changesWithDuplicates(measure: Measure): boolean {
  switch (measure.kind) {
    case 'events':
    case 'figure':
    case 'order':
      return true
    case 'values':
    case 'parts':
    case 'condition':
      return !isMonotoneMeasure(measure)
    case 'first-seen':
      return false
  }
}
