import { type EventQuery, eventsOf, type QueryPart } from '../../ir/correlation-query.js'
import type { Expr } from '../../ir/predicate.js'
import type { Diagnostic } from '../../text/diagnostic.js'
import { compileMatcher, type Matcher } from '../compile-matcher.js'
import { fieldReader, type Json } from '../field-values.js'
import { compilePart, type RunningPart } from './compile-part.js'
import { eventTime } from './event-time.js'
import { singleEvents } from './single-events.js'
import { type DatedEvent, openWaitingEvents } from './waiting-events.js'

export interface StreamSettings {
  /** The field that says when an event was. Default `@timestamp`. */
  readonly timestamp?: string
  /** How many seconds events may come after later ones, and still be taken in their place. Default 0; a negative number is a TypeError. */
  readonly lateness?: number
  /**
   * The latest time that is believed, in milliseconds since 1970, or what gives it for each event, such as `() => Date.now() + 60_000`. An event
   * with a later time is left out and counted as `ahead`, so that one wrong clock cannot make all other events late. Default: every time.
   */
  readonly latest?: number | (() => number)
}

/** The meaning of a rule over a stream of events. */
export interface StreamMatcher {
  /** Takes an event, as `JSON.parse` gives it. Gives the matches that are certain now, in the order of their events. */
  readonly push: (event: Json) => readonly StreamMatch[]
  /** Takes what has been held back, since nothing is to come before it. */
  readonly end: () => readonly StreamMatch[]
  /** How many events came too late and were left out. */
  readonly late: number
  /** How many events were left out because they do not say when they were. */
  readonly undated: number
  /** How many events were left out because they were further in the future than `latest`. */
  readonly ahead: number
  /** How often the lists of an event made more than 10,000 combinations of values: the others were left out. */
  readonly cut: number
  /** How many things are remembered: events, groups, values. What is further back than the time span is forgotten. */
  readonly kept: number
}

/** An event at which the rule matches, once for each group that it completes. */
export interface StreamMatch {
  /** In milliseconds since 1970; NaN for an event without a time, which only a rule that is no correlation matches. */
  readonly time: number
  readonly event: Json
  /** The values that the events of the group have in common, by the names of the fields in `group-by`. */
  readonly group: Readonly<Record<string, string>>
  /** What the condition has compared, such as the number of events; undefined if it compares nothing. */
  readonly figure: number | undefined
}

export interface CompiledStreamMatcher {
  /** Undefined if a diagnostic says what cannot be run. */
  readonly matcher: StreamMatcher | undefined
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * The reference meaning of a rule that is about several events: what every query of it is held against. Time spans slide, and both their ends
 * belong to them. Each event costs about the same, however many came before; only a sum, an average, a median and a percentile take a time
 * that grows with the numbers in the time span.
 *
 * Events are taken in the order of their times, those of the same time as they came. An event is held back until the newest time is
 * `lateness` ahead of its own, or the stream ends. A time is a text in ISO 8601, in UTC if it names no zone, or a number: of seconds since 1970 below
 * 100,000,000,000, of milliseconds else. A rule that is no correlation matches each event by itself, at once, whether the event has a time or not.
 *
 * @example
 * const { detection } = lowerRule(rule)
 * const { matcher } = compileStreamMatcher({ kind: 'events', name: 'shell', expr: detection.expr, source })
 * const event = { '@timestamp': '1970-01-01T00:01:00Z', EventID: 4625, Image: 'C:\\Windows\\System32\\cmd.exe' }
 * matcher.push(event) // [{ time: 60_000, event, group: {}, figure: undefined }]
 * matcher.push({ EventID: 4625, Image: 'CMD.EXE' }) // []
 */
export function compileStreamMatcher(
  query: QueryPart,
  { timestamp = '@timestamp', lateness = 0, latest = Number.POSITIVE_INFINITY }: StreamSettings = {},
): CompiledStreamMatcher {
  if (typeof lateness !== 'number' || !(lateness >= 0)) {
    throw new TypeError(`\`lateness\` must be a number of seconds of at least 0, not ${String(lateness)}`)
  }
  if (typeof latest === 'number' && Number.isNaN(latest)) throw new TypeError('`latest` must be a time, not NaN')
  const matchers = new Map<Expr, Matcher>()
  const diagnostics: Diagnostic[] = []
  for (const { expr, source } of eventsOf(query)) {
    if (matchers.has(expr)) continue
    const { matcher = NEVER, diagnostics: found } = compileMatcher(expr, source)
    matchers.set(expr, matcher)
    for (const one of found) diagnostics.push(one)
  }
  if (diagnostics.length > 0) return { matcher: undefined, diagnostics }
  const matcherOf = ({ expr }: EventQuery): Matcher => matchers.get(expr) ?? NEVER
  const readTime = fieldReader(timestamp)
  const timeOf = (event: Json): number | undefined => {
    for (const value of readTime(event)) {
      const time = eventTime(value)
      if (time !== undefined) return time
    }
    return undefined
  }
  if (query.kind === 'events') return { matcher: singleEvents(matcherOf(query), timeOf), diagnostics }
  const names = query.groupBy.map(({ name }) => name)
  return {
    matcher: openStream((cut) => compilePart(query, { matcherOf, cut }), names, timeOf, {
      lateness: lateness * 1000,
      latest: typeof latest === 'number' ? () => latest : latest,
    }),
    diagnostics,
  }
}

const NEVER: Matcher = { matches: () => false }

function openStream(
  open: (cut: () => void) => RunningPart,
  names: readonly string[],
  timeOf: (event: Json) => number | undefined,
  { lateness, latest }: { readonly lateness: number; readonly latest: () => number },
): StreamMatcher {
  const waiting = openWaitingEvents()
  const counts = { late: 0, undated: 0, ahead: 0, cut: 0 }
  /** Matches that nobody has been given yet: an error that reading an event throws does not lose those before it. */
  let pending: StreamMatch[] = []
  const part = open(() => void counts.cut++)
  /** Everything before it has been taken. */
  let horizon = Number.NEGATIVE_INFINITY
  let newest = horizon

  const match = ({ event, time }: DatedEvent): readonly StreamMatch[] =>
    part.take(event, time).map(({ group, figure }) => ({
      time,
      event,
      group: Object.fromEntries(names.map((name, index) => [name, group[index] ?? ''])),
      figure,
    }))
  const takeUntil = (time: number): readonly StreamMatch[] => {
    horizon = Math.max(horizon, time)
    for (let dated = waiting.take(horizon); dated !== undefined; dated = waiting.take(horizon)) {
      for (const one of match(dated)) pending.push(one)
    }
    const matches = pending
    pending = []
    return matches
  }
  const push = (event: Json): readonly StreamMatch[] => {
    const time = timeOf(event)
    if (time === undefined) counts.undated++
    else if (time < horizon) counts.late++
    else if (time > latest()) counts.ahead++
    else {
      newest = Math.max(newest, time)
      waiting.add({ time, event })
      return takeUntil(newest - lateness)
    }
    return []
  }
  return {
    push,
    end: () => takeUntil(newest),
    get late() {
      return counts.late
    },
    get undated() {
      return counts.undated
    },
    get ahead() {
      return counts.ahead
    },
    get cut() {
      return counts.cut
    },
    get kept() {
      return waiting.size + part.kept()
    },
  }
}
