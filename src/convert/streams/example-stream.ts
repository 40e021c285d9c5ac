import { type CorrelationQuery, type EventField, eventsOf, type QueryPart } from '../../ir/correlation-query.js'
import type { Json } from '../../ir/json.js'
import { fieldReader } from '../../match/field-values.js'
import type { Reasoner } from '../../reason/reasoner.js'
import { type EventObject, put } from '../../witness/event-object.js'
import { MAX_STREAM_EVENTS, MAX_STREAM_STEPS } from '../convert-limits.js'
import { type PartEvents, partEvents } from './part-events.js'
import { streamMatches } from './stream-matches.js'
import { type StreamShape, streamShapes } from './stream-shapes.js'
import { openVerdicts, type StreamVerdict } from './stream-verdicts.js'

/**
 * Finds events at the last of which a correlation matches, and another query does not. Each event has its time in
 * `@timestamp`. The stream matcher has confirmed them. Returns `undefined` if none are found within a fixed number of steps, which
 * proves nothing.
 */
export function exampleStream(
  query: QueryPart,
  other: QueryPart,
  reasoner: Reasoner,
): readonly EventObject[] | undefined {
  if (query.kind === 'events' || query.of.some(({ kind }) => kind === 'correlation')) return undefined
  const queries = eventsOf(query)
  if (queries.length > MAX_STREAM_EVENTS) return undefined
  const parts = partEvents(queries, other, reasoner)
  const verdictOf = openVerdicts(query, other)
  if (parts === undefined || verdictOf === undefined) return undefined
  let steps = 0
  for (const stream of candidatesOf(query, other, parts, reasoner)) {
    steps += stream.length
    if (steps > MAX_STREAM_STEPS) return undefined
    const last = verdictOf(stream)
    if (last === undefined) continue
    const found = shortened(stream.slice(0, last + 1), verdictOf)
    return isConfirmed(found, query, other) ? found : undefined
  }
  return undefined
}

/** Leaves out each event that the difference does not need. */
function shortened(stream: readonly EventObject[], verdictOf: StreamVerdict): readonly EventObject[] {
  if (stream.length ** 2 > MAX_STREAM_STEPS) return stream
  let events = stream
  for (let at = stream.length - 2; at >= 0; at--) {
    const fewer = events.filter((_, index) => index !== at)
    if (verdictOf(fewer) === fewer.length - 1) events = fewer
  }
  return events
}

/** Runs both queries over the events once more, as anybody can who reads them. */
function isConfirmed(stream: readonly EventObject[], query: QueryPart, other: QueryPart): boolean {
  const last = stream.at(-1)
  const [matches, otherMatches] = [query, other].map((part) =>
    streamMatches(part, stream).some(({ event }) => event === last),
  )
  return matches === true && otherMatches === false
}

/** The values of fields that the group of the correlation does not fix: equal, different for each event, or none. */
const VARIETIES = ['different', 'equal', 'none'] as const
type Variety = (typeof VARIETIES)[number]

function* candidatesOf(
  query: CorrelationQuery,
  other: QueryPart,
  parts: readonly PartEvents[],
  reasoner: Reasoner,
): Generator<readonly EventObject[]> {
  const fields = freeFieldsOf(query, other)
  const kinds = Math.max(...parts.map(({ events }) => events.length))
  for (const shape of streamShapes(query, other)) {
    for (let kind = 0; kind < kinds; kind++) {
      for (const counted of fields.counted.length === 0 ? ['none' as const] : VARIETIES) {
        for (const rest of fields.rest.length === 0 ? ['none' as const] : VARIETIES) {
          const varieties = [
            ...fields.counted.map((field) => [field, counted] as const),
            ...fields.rest.map((field) => [field, rest] as const),
          ]
          yield placeEvents({ query, parts, kind, shape, varieties, reasoner })
        }
      }
    }
  }
}

/** Lists the fields of both queries that the first one does not group by: those that it counts, and the others. */
function freeFieldsOf(query: CorrelationQuery, other: QueryPart) {
  const grouped = new Set(query.groupBy.map(({ name }) => name))
  const counted = fieldsOf(query).filter(({ name }) => !grouped.has(name))
  const known = new Set([...grouped, ...counted.map(({ name }) => name)])
  const others = other.kind === 'correlation' ? [...other.groupBy, ...fieldsOf(other)] : []
  const rest = new Map(others.filter(({ name }) => !known.has(name)).map((field) => [field.name, field]))
  return { counted, rest: [...rest.values()] }
}

const fieldsOf = ({ measure }: CorrelationQuery): readonly EventField[] => ('fields' in measure ? measure.fields : [])

interface Placing {
  readonly query: CorrelationQuery
  readonly parts: readonly PartEvents[]
  /** The kind of events in `parts`; a part with fewer kinds gives its first one. */
  readonly kind: number
  readonly shape: StreamShape
  readonly varieties: readonly (readonly [field: EventField, variety: Variety])[]
  readonly reasoner: Reasoner
}

/** Any time; whole years are easy to read. */
const START = Date.UTC(2026, 0, 1)

/** Makes the events of a plan. A value that would change whether the rule matches is left as it is. */
function placeEvents({ query, parts, kind, shape, varieties, reasoner }: Placing): readonly EventObject[] {
  return shape.parts.map((part, at) => {
    const { query: detection, events } = parts[part] ?? { query: undefined, events: [] }
    let event: EventObject = events[kind] ?? events[0] ?? {}
    const set = (field: EventField, value: Json, isFree: boolean): void => {
      const name = field.in[part] ?? field.name
      const changed = put(event, name, value)
      const isKept = detection === undefined || reasoner.matches(detection.expr, changed)
      if (isKept && (isFree || fieldReader(name)(event).length === 0)) event = changed
    }
    for (const field of query.groupBy) set(field, 'x', false)
    for (const [field, variety] of varieties) {
      if (variety !== 'none') set(field, variety === 'equal' ? 'x' : `x${at + 1}`, true)
    }
    if (query.measure.kind === 'figure') set(query.measure.field, shape.figures[at], true)
    return { '@timestamp': new Date(START + (shape.times[at] ?? 0)).toISOString(), ...event }
  })
}
