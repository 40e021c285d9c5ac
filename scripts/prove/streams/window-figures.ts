import { timeOf } from '../../../test/correlations/found-in-stream.js'
import type { StreamEvent } from '../../../test/correlations/stream-case.js'
import { textOf, valuesIn } from '../fixed/event-values.js'

// Groups and windows by the manuals of threshold rules, without code that the proof verifies.

/** The values of the group fields, one for each group that the event belongs to; none without one of the fields. */
export const groupsOf = (event: StreamEvent, fields: readonly string[]): readonly string[] =>
  fields
    .reduce<readonly (readonly string[])[]>(
      (groups, field) => groups.flatMap((group) => textsIn(event, field).map((text) => [...group, text])),
      [[]],
    )
    .map((group) => JSON.stringify(group))

/** The events of a group in the time span that ends at an event. */
export const windowOf = (
  events: readonly StreamEvent[],
  last: StreamEvent,
  seconds: number,
  isIn: (event: StreamEvent) => boolean,
): readonly StreamEvent[] =>
  events
    .slice(0, events.indexOf(last) + 1)
    .filter((event) => timeOf(last) - timeOf(event) <= seconds * 1000 && isIn(event))

/** The number of distinct values, or combinations of values, of fields. */
export const cardinality = (events: readonly StreamEvent[], fields: readonly string[]): number =>
  new Set(events.flatMap((event) => groupsOf(event, fields))).size

/** The distinct texts of a field. */
const textsIn = (event: StreamEvent, field: string): readonly string[] => [
  ...new Set(valuesIn(event, field).flatMap(textOf)),
]
