import { type EventQuery, eventsOf, type QueryPart } from '../../ir/correlation-query.js'
import type { Diagnostic } from '../../text/diagnostic.js'
import { openReaders } from '../compile-predicate.js'
import type { Json } from '../field-values.js'
import type { StreamSettings } from '../stream/compile-stream-matcher.js'
import { type TimeReader, timeReader } from '../stream/event-time.js'
import { compileSet, type ExprSet } from './compile-set.js'
import { addTests, openSetTests } from './set-tests.js'

/** An event with what one look at it found. */
export interface FoundEvent {
  readonly event: Json
  /** Milliseconds since 1970; undefined if the event has no time, or if nothing depends on it. */
  readonly time: number | undefined
  /** The numbers of the detections that match the event, in ascending order. */
  readonly detections: readonly number[]
}

export interface CompiledQuerySet {
  /** Looks at one event, regardless of others, so that several threads can share the events of a stream. */
  readonly find: (event: Json) => FoundEvent
  /** The diagnostics of each query, in the given order. A query with diagnostics cannot be run. */
  readonly diagnostics: readonly (readonly Diagnostic[])[]
}

/** Compiles the detections of queries; an undefined query is left out. */
export function compileQuerySet(
  queries: readonly (QueryPart | undefined)[],
  { timestamp }: Pick<StreamSettings, 'timestamp'> = {},
): CompiledQuerySet {
  const { detections, numberOf } = numberDetections(queries)
  const { set, diagnostics } = compileSet(detections)
  // The order of a stream depends on the times of all of its events.
  const isOrdered = queries.some((query) => query?.kind === 'correlation')
  const numbersOf = (query: QueryPart | undefined) => new Set(query && eventsOf(query).map(numberOf))
  return {
    find: openFinder(set, timeReader(timestamp), isOrdered),
    diagnostics: queries.map((query) => [...numbersOf(query)].flatMap((number) => diagnostics[number] ?? [])),
  }
}

const openFinder =
  (set: ExprSet, timeOf: TimeReader, isOrdered: boolean): CompiledQuerySet['find'] =>
  (event) => {
    const detections = set.holding(event)
    return { event, time: isOrdered || detections.length > 0 ? timeOf(event) : undefined, detections }
  }

/** Returns the diagnostics of `compileQuerySet` without compiling indexes. */
export function queryFailures(queries: readonly (QueryPart | undefined)[]): readonly (readonly Diagnostic[])[] {
  const tests = openSetTests(openReaders())
  return queries.map((query) => {
    const exprs = new Map(query && eventsOf(query).map((detection) => [detection.expr, detection]))
    return [...exprs.values()].flatMap(({ expr, source }) => addTests(expr, source, tests).diagnostics)
  })
}

/** Numbers the different detections of queries, in the order in which they occur. */
export function numberDetections(queries: readonly (QueryPart | undefined)[]) {
  const numbers = new Map<EventQuery['expr'], number>()
  const detections: EventQuery[] = []
  for (const detection of queries.flatMap((query) => (query === undefined ? [] : eventsOf(query)))) {
    if (!numbers.has(detection.expr)) numbers.set(detection.expr, detections.push(detection) - 1)
  }
  const numberOf = ({ expr }: EventQuery): number => numbers.get(expr) ?? -1
  return { detections, numberOf }
}
