import type { EventQuery } from '../../ir/correlation-query.js'
import type { Json } from '../../ir/json.js'
import { addValue } from '../../text/add-value.js'
import type { Matcher } from '../compile-matcher.js'
import type { StreamMatch, StreamSettings } from '../stream/compile-stream-matcher.js'
import { type OpenCorrelation, openCorrelation } from '../stream/open-correlation.js'
import { openOrderedStream, streamTimes } from '../stream/ordered-stream.js'
import { type StreamCounts, withCounts } from '../stream/stream-counts.js'
import { detectionNumbersOf, type FoundEvent, type SetQuery } from './compile-query-set.js'

/** A match of one query of a set. */
export interface SetMatch extends StreamMatch {
  /** The index of the query. */
  readonly query: number
}

/** The part of a set that depends on the order of the events. */
export interface SetStream extends StreamCounts {
  /** Returns the matches that are now certain: first those of queries that are no correlation. */
  readonly push: (found: FoundEvent) => readonly SetMatch[]
  readonly end: () => readonly SetMatch[]
}

/** An event of at least one correlation. */
interface DatedFound {
  readonly time: number
  readonly event: Json
  readonly detections: ReadonlySet<number>
}

/**
 * Opens a stream of events for the queries of a set; an undefined query never matches. Its correlations share one
 * order of events, in which an event is held back only if a correlation depends on it.
 */
export function openSetStream(queries: readonly (SetQuery | undefined)[], settings: StreamSettings = {}): SetStream {
  const singles = new Map<number, number[]>()
  queries.forEach((query, index) => {
    if (query?.kind === 'events') addValue(singles, query.detection, index)
  })
  const correlations = openCorrelations(queries)
  const opened = correlations.all.map(({ open }) => open)
  const stream = openOrderedStream(correlations.take, streamTimes(settings), opened)
  const push = ({ event, time, detections }: FoundEvent): readonly SetMatch[] => {
    const matches: SetMatch[] = detections
      .flatMap((detection) => singles.get(detection) ?? [])
      .sort((a, b) => a - b)
      .map((query) => ({ query, time: time ?? Number.NaN, event, group: {}, figure: undefined }))
    if (correlations.all.length === 0) return matches
    const isNeeded = time !== undefined && detections.some((detection) => correlations.of.has(detection))
    return matches.concat(stream.push(time, isNeeded ? { time, event, detections: new Set(detections) } : undefined))
  }
  return withCounts({ push, end: stream.end }, stream)
}

/** A correlation with the index of its query. */
interface NumberedCorrelation {
  readonly query: number
  readonly open: OpenCorrelation
}

/** Opens the correlations, which take an event by the detections that match it. */
function openCorrelations(queries: readonly (SetQuery | undefined)[]) {
  let current: ReadonlySet<number> = new Set()
  const of = new Map<number, number[]>()
  const all: NumberedCorrelation[] = []
  queries.forEach((given, query) => {
    if (given?.kind !== 'correlation') return
    const matcherOf = (detection: EventQuery): Matcher => {
      const number = given.numberOf(detection)
      return { matches: () => current.has(number) }
    }
    const index = all.push({ query, open: openCorrelation(given.query, matcherOf) }) - 1
    for (const number of detectionNumbersOf(given)) addValue(of, number, index)
  })
  const take = ({ time, event, detections }: DatedFound): readonly SetMatch[] => {
    current = detections
    const indexes = new Set([...detections].flatMap((detection) => of.get(detection) ?? []))
    return [...indexes]
      .sort((a, b) => a - b)
      .flatMap((index) => {
        const correlation = all[index]
        return correlation?.open.take({ time, event }).map((match) => ({ query: correlation.query, ...match })) ?? []
      })
  }
  return { all, of, take }
}
