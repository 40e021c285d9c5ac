import { type EventQuery, eventsOf, type QueryPart } from '../../ir/correlation-query.js'
import type { Expr } from '../../ir/predicate.js'
import { compileMatcher, type Matcher } from '../../match/compile-matcher.js'
import { timeReader } from '../../match/stream/event-time.js'
import { openCorrelation } from '../../match/stream/open-correlation.js'
import type { EventObject } from '../../witness/event-object.js'

/** Returns the index of the first event of a stream at which only the first of two queries matches. */
export type StreamVerdict = (stream: readonly EventObject[]) => number | undefined

/** Compiles two queries once for many streams. Returns `undefined` if one of them cannot be run. */
export function openVerdicts(query: QueryPart, other: QueryPart): StreamVerdict | undefined {
  const matchers = new Map<Expr, Matcher>()
  for (const { expr } of [query, other].flatMap(eventsOf)) {
    const { matcher } = matchers.has(expr) ? { matcher: matchers.get(expr) } : compileMatcher(expr)
    if (matcher === undefined) return undefined
    matchers.set(expr, matcher)
  }
  const matcherOf = ({ expr }: EventQuery): Matcher => matchers.get(expr) ?? { matches: () => false }
  return (stream) => {
    const [first, second] = [openQuery(query, matcherOf), openQuery(other, matcherOf)]
    const at = stream.findIndex((event) => {
      const isMatched = first(event)
      // Each query sees each event, so that it knows the ones before.
      return !second(event) && isMatched
    })
    return at === -1 ? undefined : at
  }
}

function openQuery(query: QueryPart, matcherOf: (detection: EventQuery) => Matcher): (event: EventObject) => boolean {
  if (query.kind === 'events') return matcherOf(query).matches
  const correlation = openCorrelation(query, matcherOf)
  const timeOf = timeReader()
  return (event) => correlation.take({ event, time: timeOf(event) ?? 0 }).length > 0
}
