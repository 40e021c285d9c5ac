import { type CorrelationQuery, isMonotone } from '../../src/backend.js'
import { esqlRows } from '../readers/esql/esql.js'
import { foundIn, groupText, idOf, membersIn, timeOf } from './found-in-stream.js'
import { streamCase } from './random-streams.js'
import type { StreamEvent } from './stream-case.js'

/** A keyword field keeps each of several values once. */
const onceEach = (event: StreamEvent): StreamEvent =>
  Object.fromEntries(
    Object.entries(event).map(([name, value]) => [name, Array.isArray(value) ? [...new Set(value)] : value]),
  ) as unknown as StreamEvent

/** Streams in order, without correlations of correlations. */
export const esqlCases = streamCase({ lists: true, ties: false, disorder: false, chains: false }).map((one) => ({
  ...one,
  events: one.events.map(onceEach),
}))

/** True if the query assumes that a counted field has one value, because it is also a key. */
export function assumesSingleValues({ measure, groupBy }: CorrelationQuery): boolean {
  const keys = groupBy.map((field) => field.in.join())
  return (
    measure.kind === 'values' &&
    measure.fields.length > 1 &&
    measure.fields.some((field) => keys.includes(field.in.join()))
  )
}

/** The windows and groups of the query's rows. */
export const windowRows = (text: string, query: CorrelationQuery, events: readonly StreamEvent[]): readonly string[] =>
  esqlRows(text, events).map((row) => {
    const window = [...row.keys()].findIndex((name) => name.startsWith('time_window'))
    const values = [...row.values()]
    return `${(values[window] as Date).getTime()} ${JSON.stringify(values.slice(window + 1, window + 1 + query.groupBy.length))}`
  })

/** The windows and groups that match in fixed windows. */
export function windowed(query: CorrelationQuery, events: readonly StreamEvent[]): readonly string[] {
  const span = query.timespan.seconds * 1000
  const windowOf = (event: StreamEvent): number => Math.floor(timeOf(event) / span) * span
  return [...new Set(events.map(windowOf))].flatMap((window) => {
    const own = events.filter((event) => windowOf(event) === window)
    const found = foundIn(query, own)
    const last = new Map(membersIn(query, own).map((member) => [groupText(member), idOf(member)]))
    // Conditions that more events can end hold at the last event or not at all.
    const counted = isMonotone(query) ? found : found.filter((match) => last.get(groupText(match)) === idOf(match))
    return [...new Set(counted.map(groupText))].map((group) => `${window} ${group}`)
  })
}
