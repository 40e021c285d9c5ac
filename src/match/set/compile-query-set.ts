import { type EventQuery, eventsOf, type QueryPart } from '../../ir/correlation-query.js'
import type { Diagnostic } from '../../text/diagnostic.js'
import type { Json } from '../field-values.js'
import type { StreamSettings } from '../stream/compile-stream-matcher.js'
import { timeReader } from '../stream/event-time.js'
import { compileSet, openSet, type SetData } from './compile-set.js'

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

export interface CompiledQuerySet {
  readonly data: QuerySetData
  /** The diagnostics of each query, in the given order. A query with diagnostics cannot be run. */
  readonly diagnostics: readonly (readonly Diagnostic[])[]
}

/** Compiles the detections of queries; an undefined query is left out. */
export function compileQuerySet(
  queries: readonly (QueryPart | undefined)[],
  { timestamp }: Pick<StreamSettings, 'timestamp'> = {},
): CompiledQuerySet {
  const { detections, numberOf } = numberDetections(queries)
  const { data: set, diagnostics } = compileSet(detections)
  const isOrdered = queries.some((query) => query?.kind === 'correlation')
  const numbersOf = (query: QueryPart | undefined) => new Set(query && eventsOf(query).map(numberOf))
  return {
    data: { set, settings: timestamp === undefined ? {} : { timestamp }, isOrdered },
    diagnostics: queries.map((query) => [...numbersOf(query)].flatMap((number) => diagnostics[number] ?? [])),
  }
}

/** Opens a function that looks at one event, regardless of others, so that several threads can share a stream. */
export function openQuerySet({ set: data, settings, isOrdered }: QuerySetData): (event: Json) => FoundEvent {
  const set = openSet(data)
  const timeOf = timeReader(settings.timestamp)
  return (event) => {
    const detections = set.holding(event)
    return { event, time: isOrdered || detections.length > 0 ? timeOf(event) : undefined, detections }
  }
}

/** Numbers the different detections of queries, in the order in which they occur. */
export function numberDetections(queries: readonly (QueryPart | undefined)[]) {
  // A weak map does not keep the expressions in memory once they are compiled.
  const numbers = new WeakMap<EventQuery['expr'], number>()
  const detections: EventQuery[] = []
  for (const detection of queries.flatMap((query) => (query === undefined ? [] : eventsOf(query)))) {
    if (!numbers.has(detection.expr)) numbers.set(detection.expr, detections.push(detection) - 1)
  }
  const numberOf = ({ expr }: EventQuery): number => numbers.get(expr) ?? -1
  return { detections, numberOf }
}
