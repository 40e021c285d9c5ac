import { aggregate } from './spl-aggregate.js'
import { type FieldOptions, fieldValues } from './spl-fields.js'
import type { Aggregate, Row, StreamCommand } from './spl-stream-tree.js'
import { spanSeconds } from './spl-time.js'

export interface StatisticOptions extends FieldOptions {
  /** The end of the time range, which `addinfo` adds. It is the same when the run starts late. */
  readonly latest?: number
  /**
   * States whether an event that is exactly the time span earlier belongs to a `time_window`. The manual does not
   * define it; Splunk 10.4 was observed to omit it. Default `closed`: it belongs.
   */
  readonly windowEdge?: 'closed' | 'open'
}

type Streamstats = Extract<StreamCommand, { kind: 'streamstats' }>
type Stats = Extract<StreamCommand, { kind: 'stats' }>

/** "the default of 10,000 events set by the max_stream_window": "the count will never be greater". */
const MOST = 10_000

/**
 * "As the streamstats command processes each event, it adds a field to that event … that represents the accumulation of
 * all of the events before it in the time window." An event without a field of the by clause gets no value:
 * undocumented, as observed in 10.4.
 */
export function streamstats(command: Streamstats, rows: readonly Row[], options: StatisticOptions): readonly Row[] {
  const span = command.window.time === undefined ? undefined : spanSeconds(command.window.time)
  if (span !== undefined) checkOrder(rows)
  const before = new Map<string, Row[]>()
  return rows.map((row) => {
    const groups = groupsOf(row, command.by, options)
    const [group, second] = groups
    if (second !== undefined) throw new Error('streamstats by a multivalue field: the manual does not say what it does')
    if (group === undefined) return row
    const key = JSON.stringify(group)
    const events = before.get(key) ?? []
    before.set(key, events)
    // "If false, the search uses the field value from the previous event."
    if (command.window.isCurrent) events.push(row)
    const window =
      span === undefined ? events : events.filter((one) => isWithin(timeOf(one), timeOf(row), span, options))
    if (window.length > MOST) throw new Error('a window of streamstats holds at most 10,000 events')
    const result = { ...row, ...statistics(command.functions, window, options) }
    if (!command.window.isCurrent) events.push(row)
    return result
  })
}

function isWithin(time: number, now: number, span: number, { windowEdge = 'closed' }: StatisticOptions): boolean {
  return windowEdge === 'closed' ? time >= now - span : time > now - span
}

/**
 * "the events must be sorted in either ascending or descending time order": in descending order the window is in the
 * future.
 */
function checkOrder(rows: readonly Row[]): void {
  if (rows.some((row, index) => index > 0 && timeOf(row) < timeOf(rows[index - 1] ?? row))) {
    throw new Error('time_window over events that are not in the order of their times')
  }
}

function timeOf(row: Row): number {
  const { _time } = row
  if (typeof _time !== 'number') throw new Error('an event without a time')
  return _time
}

/**
 * "one row is returned for each distinct value specified in the BY clause" ("stats"). An event belongs to the group of
 * each of its values, and to none without one.
 */
export function stats(command: Stats, rows: readonly Row[], options: StatisticOptions): readonly Row[] {
  const groups = new Map<string, { readonly values: readonly string[]; readonly events: Row[] }>()
  for (const row of rows) {
    for (const values of groupsOf(row, command.by, options)) {
      const key = JSON.stringify(values)
      const group = groups.get(key) ?? { values, events: [] }
      group.events.push(row)
      groups.set(key, group)
    }
  }
  return [...groups.values()].map(({ values, events }) => ({
    ...Object.fromEntries(command.by.map((name, index) => [name, values[index] ?? null])),
    ...statistics(command.functions, events, options),
  }))
}

/** A value for each field of the by clause, in all combinations. */
function groupsOf(row: Row, by: readonly string[], options: FieldOptions): readonly (readonly string[])[] {
  return by.reduce<readonly (readonly string[])[]>(
    (groups, name) => groups.flatMap((group) => fieldValues(row, name, options).map((value) => [...group, value])),
    [[]],
  )
}

function statistics(functions: readonly Aggregate[], rows: readonly Row[], options: FieldOptions): Row {
  const result = ({ name, field }: Aggregate) =>
    field === undefined
      ? rows.length
      : aggregate(
          name,
          rows.flatMap((row) => fieldValues(row, field, options)),
        )
  return Object.fromEntries(functions.map((one) => [one.as, result(one)]))
}
