import { type Inexpressible, inexpressible } from '../../../src/backend/correlate.js'
import type { CorrelationQuery } from '../../../src/ir/correlation-query.js'
import { MAX_TIME_SPAN } from '../elastic-limits.js'

/** Refuses a time span that is zero or exceeds Elasticsearch's numbers; undefined otherwise. */
export function refuseTimeSpan(query: CorrelationQuery): Inexpressible | undefined {
  const { seconds } = query.timespan
  if (seconds === 0) return inexpressible(query, 'timespan', 'the time span must be longer than 0')
  return seconds > MAX_TIME_SPAN
    ? inexpressible(query, 'timespan', 'the time span must be at most 100 years')
    : undefined
}
