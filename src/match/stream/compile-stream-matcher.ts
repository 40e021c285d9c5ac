import { type CorrelationQuery, type EventQuery, eventsOf, type QueryPart } from '../../ir/correlation-query.js'
import type { Json } from '../../ir/json.js'
import type { Expr } from '../../ir/predicate.js'
import type { Diagnostic } from '../../text/diagnostic.js'
import { compileMatcher, type Matcher } from '../compile-matcher.js'
import { timeReader } from './event-time.js'
import { openCorrelation } from './open-correlation.js'
import { openOrderedStream, type StreamTimes, streamTimes } from './ordered-stream.js'
import { singleEvents } from './single-events.js'
import { type StreamCounts, withCounts } from './stream-counts.js'

/** The form in which the events of a stream carry their time, and the delay with which they may arrive. */
export interface StreamSettings {
  /** The field with the time of an event. Default: `@timestamp`. */
  readonly timestamp?: string
  /**
   * Seconds by which an event may arrive after later ones and still be sorted in. Default: 0. A negative number is a
   * `TypeError`.
   */
  readonly lateness?: number
  /**
   * The latest plausible time in milliseconds since 1970, or a function that returns it for each event, such as `()
   * => Date.now() + 60_000`. Events with a later time are left out and counted in `ahead`, so that one wrong clock
   * cannot make all other events late. Default: no limit.
   */
  readonly latest?: number | (() => number)
}

/** A rule compiled for a stream of events. */
export interface StreamMatcher extends StreamCounts {
  /**
   * Processes an event, as returned by `JSON.parse`. Returns the matches that are now certain, in the order of their
   * events.
   */
  readonly push: (event: Json) => readonly StreamMatch[]
  /** Processes the events held back for sorting, at the end of the stream. */
  readonly end: () => readonly StreamMatch[]
}

/** An event at which the rule matches, once per group that it completes. */
export interface StreamMatch {
  /** Milliseconds since 1970; NaN for an event without a time, which only a rule that is not a correlation matches. */
  readonly time: number
  readonly event: Json
  /** The common values of the group's events, by the names of the fields in `group-by`. */
  readonly group: Readonly<Record<string, string>>
  /** The figure that the condition compares, such as the number of events; undefined if it compares none. */
  readonly figure: number | undefined
}

/** A matcher for a stream, or the reasons why there is none. */
export interface CompiledStreamMatcher {
  /** Undefined if part of the query cannot be run, which has a diagnostic. */
  readonly matcher: StreamMatcher | undefined
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Compiles the reference semantics of a rule over several events, which every query for it is tested against. Time
 * spans are sliding windows that include both ends. The time per event does not depend on the number of earlier
 * events, except for sums, averages, medians and percentiles, where it grows with the numbers in the window.
 *
 * Events are processed in the order of their times; events of equal time in the order of arrival. An event is held
 * back until the newest time is `lateness` later, or the stream ends. A time is a text in ISO 8601, in UTC unless it
 * has a zone, or a number: seconds since 1970 if it is below 100,000,000,000, otherwise milliseconds. A rule that is
 * not a correlation matches each event by itself and at once, with or without a time.
 *
 * @example
 * const { detection } = lowerRule(rule)
 * const { matcher } = compileStreamMatcher({ kind: 'events', name: 'shell', expr: detection.expr, source })
 * const event = { '@timestamp': '1970-01-01T00:01:00Z', EventID: 4625, Image: 'C:\\Windows\\System32\\cmd.exe' }
 * matcher.push(event) // [{ time: 60_000, event, group: {}, figure: undefined }]
 * matcher.push({ EventID: 4625, Image: 'CMD.EXE' }) // []
 */
export function compileStreamMatcher(query: QueryPart, settings: StreamSettings = {}): CompiledStreamMatcher {
  const times = streamTimes(settings)
  const matchers = new Map<Expr, Matcher>()
  const diagnostics: Diagnostic[] = []
  for (const { expr, source } of eventsOf(query)) {
    if (matchers.has(expr)) continue
    const { matcher = NEVER, diagnostics: matcherDiagnostics } = compileMatcher(expr, source)
    matchers.set(expr, matcher)
    for (const diagnostic of matcherDiagnostics) diagnostics.push(diagnostic)
  }
  if (diagnostics.length > 0) return { matcher: undefined, diagnostics }
  const matcherOf = ({ expr }: EventQuery): Matcher => matchers.get(expr) ?? NEVER
  const timeOf = timeReader(settings.timestamp)
  const matcher =
    query.kind === 'events' ? singleEvents(matcherOf(query), timeOf) : openStream(query, matcherOf, timeOf, times)
  return { matcher, diagnostics }
}

const NEVER: Matcher = { matches: () => false }

function openStream(
  query: CorrelationQuery,
  matcherOf: (events: EventQuery) => Matcher,
  timeOf: (event: Json) => number | undefined,
  times: StreamTimes,
): StreamMatcher {
  const correlation = openCorrelation(query, matcherOf)
  const stream = openOrderedStream(correlation.take, times, [correlation])
  const push = (event: Json): readonly StreamMatch[] => {
    const time = timeOf(event)
    return stream.push(time, time === undefined ? undefined : { time, event })
  }
  return withCounts({ push, end: stream.end }, stream)
}
