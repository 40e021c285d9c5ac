import type { QueryPart } from '../../ir/correlation-query.js'
import type { Json } from '../../ir/json.js'
import {
  compileStreamMatcher,
  type StreamMatch,
  type StreamSettings,
} from '../../match/stream/compile-stream-matcher.js'

/** Returns the matches of a query over a whole stream, sorted by time; none if the matcher cannot run the query. */
export function streamMatches(
  query: QueryPart,
  events: readonly Json[],
  settings?: StreamSettings,
): readonly StreamMatch[] {
  const { matcher } = compileStreamMatcher(query, settings)
  if (matcher === undefined) return []
  const matches = events.flatMap((event) => matcher.push(event))
  return [...matches, ...matcher.end()]
}
