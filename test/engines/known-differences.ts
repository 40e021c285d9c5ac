import type { Json } from '../../src/index.js'
import type { KnownDifference } from './known-difference.js'

/** The one list of excuses. Whatever an engine says otherwise and is not in here is a disagreement. */
export const knownDifferences: readonly KnownDifference[] = [
  {
    engines: ['spl'],
    because: 'what a JSON null becomes is up to the extraction of fields; the reader takes it for a missing value',
    page: 'https://docs.splunk.com/Documentation/Splunk/latest/SearchReference/Spath',
    reads: withoutNulls,
  },
  {
    engines: ['auth0'],
    because: 'a search finds values, and null is none',
    page: 'https://auth0.com/docs/deploy-monitor/logs/log-search-query-syntax',
    reads: withoutNulls,
  },
]

/** The event as if its nulls were not there. */
function withoutNulls(event: Json): Json {
  if (Array.isArray(event)) return event.filter((element) => element !== null).map(withoutNulls)
  if (typeof event !== 'object' || event === null) return event
  const entries = Object.entries(event).filter(([, value]) => value !== null)
  return Object.fromEntries(entries.map(([key, value]) => [key, withoutNulls(value)]))
}
