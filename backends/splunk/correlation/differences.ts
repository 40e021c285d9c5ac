import type { Approximation } from '../../../src/backend/approximation.js'
import { type Inexpressible, inexpressible } from '../../../src/backend/correlate.js'
import type { Assumption } from '../../../src/dialect/rendering.js'
import {
  type CorrelationQuery,
  correlationsOf,
  isBetweenValues,
  isMonotoneMeasure,
  type Measure,
} from '../../../src/ir/correlation-query.js'

/** How a search differs from its correlation, whichever windows it uses. */
export function differencesOf(query: CorrelationQuery, isDoubled: boolean): readonly Approximation[] {
  const measures = measuresOf(query)
  return [
    ...(isDoubled && measures.some(isOtherWhenDoubled) ? (['once-for-each-rule'] as const) : []),
    ...(measures.some((measure) => measure.kind === 'figure' && isBetweenValues(measure.figure))
      ? (['percentile-between-values'] as const)
      : []),
  ]
}

/** Events that running statistics hold, by `max_stream_window` of limits.conf. */
const MOST_EVENTS = 10_000

/** What running statistics can never reach. */
export function beyondRunning(query: CorrelationQuery): Inexpressible | undefined {
  for (const part of query.of) {
    const found = part.kind === 'events' ? undefined : beyondRunning(part)
    if (found !== undefined) return found
  }
  const { measure } = query
  if (!('comparisons' in measure) || measure.kind === 'figure') return undefined
  return measure.comparisons.some(({ value }) => value > MOST_EVENTS)
    ? inexpressible(
        query,
        'condition',
        `streamstats keeps at most ${MOST_EVENTS} events; \`--option windows=fixed\` has no such limit`,
      )
    : undefined
}

/** What running statistics take for granted; the order of events and what is new are told by the times themselves. */
export function runningAssumptions(query: CorrelationQuery): readonly Assumption[] {
  const isTimed = measuresOf(query).some(({ kind }) => kind !== 'order' && kind !== 'first-seen')
  return isTimed ? ['window-size', 'window-edge'] : ['window-size']
}

const measuresOf = (query: CorrelationQuery): readonly Measure[] => correlationsOf(query).map(({ measure }) => measure)

/**
 * An event that comes twice counts twice and may be two links of a chain; and where more can mean fewer matches, the first of its two may match
 * before the second is seen.
 */
function isOtherWhenDoubled(measure: Measure): boolean {
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
