import type { FigureComparison } from '../../ir/correlation-query.js'
import type { CorrelationType } from '../../rule/correlation.js'

/** The types whose figure is at least 1 at a match; a counted value may be missing, but one event is then no match. */
const COUNTS: ReadonlySet<CorrelationType> = new Set(['event_count', 'value_count', 'temporal'])

/** True if a single event already satisfies the comparison of a correlation. */
export const holdsForOneEvent = (type: CorrelationType, { op, value }: FigureComparison): boolean =>
  COUNTS.has(type) && ((op === 'gte' && value <= 1) || (op === 'gt' && value < 1) || (op === 'neq' && value <= 0))

/** True if the comparison of a correlation holds for every event, also for one without the counted value. */
export const alwaysHolds = (type: CorrelationType, comparison: FigureComparison): boolean => {
  const { op, value } = comparison
  if (type === 'value_count') return op === 'gte' ? value <= 0 : (op === 'gt' || op === 'neq') && value < 0
  return holdsForOneEvent(type, comparison)
}
