import { type CorrelationQuery, type EventQuery, eventsOf, type QueryPart } from '../../ir/correlation-query.js'
import type { Json } from '../../ir/json.js'
import type { Diagnostic } from '../../text/diagnostic.js'
import type { StreamSettings } from '../stream/compile-stream-matcher.js'
import { timeReader } from '../stream/event-time.js'
import { buildSet, openSet, type SetData } from './compile-set.js'

/** An event with what one look at it found. */
export interface FoundEvent {
  readonly event: Json
  /** Milliseconds since 1970; undefined if the event has no time, or if nothing depends on it. */
  readonly time: number | undefined
  /** The numbers of the detections that match the event, in ascending order. */
  readonly detections: readonly number[]
}

/** The detections of queries compiled to plain data, which threads can share. */
export interface QuerySetData {
  readonly set: SetData
  readonly settings: Pick<StreamSettings, 'timestamp'>
  /** True if a query is a correlation: the order of a stream depends on the times of all of its events. */
  readonly isOrdered: boolean
}

/** A compiled query, whose detections have numbers in the set. */
export type SetQuery = SetDetection | SetCorrelation

interface SetDetection {
  readonly kind: 'events'
  readonly detection: number
}

interface SetCorrelation {
  readonly kind: 'correlation'
  readonly query: CorrelationQuery
  readonly numberOf: (detection: EventQuery) => number
}

/** Compiles queries one after the other. What it keeps of a detection is far smaller than its expression. */
export interface QuerySetBuilder {
  /** Adds a query. One with diagnostics cannot be run, and has no compiled query. */
  readonly add: (query: QueryPart) => { readonly query?: SetQuery; readonly diagnostics: readonly Diagnostic[] }
  readonly close: () => QuerySetData
}

export function buildQuerySet({ timestamp }: Pick<StreamSettings, 'timestamp'> = {}): QuerySetBuilder {
  const set = buildSet()
  let size = 0
  let isOrdered = false
  return {
    add: (query) => {
      // Weak keys that outlive the query would keep its expressions alive until the next major garbage collection.
      const numbers = new Map<EventQuery['expr'], number>()
      const diagnostics = eventsOf(query).flatMap((detection) => {
        if (numbers.has(detection.expr)) return []
        numbers.set(detection.expr, size++)
        return set.add(detection)
      })
      if (diagnostics.length > 0) return { diagnostics }
      const numberOf = ({ expr }: EventQuery): number => numbers.get(expr) ?? NO_DETECTION
      if (query.kind === 'events') return { query: { kind: 'events', detection: numberOf(query) }, diagnostics }
      isOrdered = true
      return { query: { kind: 'correlation', query, numberOf }, diagnostics }
    },
    close: () => ({ set: set.close(), settings: timestamp === undefined ? {} : { timestamp }, isOrdered }),
  }
}

/** Stands for the number of a detection that is none of the query. */
const NO_DETECTION = -1

/** Returns the numbers of the detections of a query. */
export const detectionNumbersOf = (query: SetQuery): readonly number[] =>
  query.kind === 'events' ? [query.detection] : [...new Set(eventsOf(query.query).map(query.numberOf))]

/** Opens a function that looks at one event, regardless of others, so that several threads can share a stream. */
export function openQuerySet({ set: data, settings, isOrdered }: QuerySetData): (event: Json) => FoundEvent {
  const set = openSet(data)
  const timeOf = timeReader(settings.timestamp)
  return (event) => {
    const detections = set.holding(event)
    return { event, time: isOrdered || detections.length > 0 ? timeOf(event) : undefined, detections }
  }
}
