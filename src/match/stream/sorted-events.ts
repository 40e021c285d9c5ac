import type { RunningPart } from './compile-part.js'
import type { StreamMatch } from './compile-stream-matcher.js'
import { type DatedEvent, openWaitingEvents } from './waiting-events.js'

/** Events that are processed by a part in the order of their times. */
export interface SortedEvents {
  /** All events before this time are processed. */
  readonly horizon: number
  /** Number of things remembered: waiting events and the state of the part. */
  readonly kept: number
  readonly add: (dated: DatedEvent) => void
  /** Processes the events up to a time and returns their matches. */
  readonly takeUntil: (time: number) => readonly StreamMatch[]
}

/** Opens an empty buffer. `names` are the fields in `group-by`. */
export function openSortedEvents(part: RunningPart, names: readonly string[]): SortedEvents {
  const waiting = openWaitingEvents()
  /** Matches not returned yet: an error while reading an event does not lose the earlier ones. */
  let pending: StreamMatch[] = []
  let horizon = Number.NEGATIVE_INFINITY
  const match = ({ event, time }: DatedEvent): readonly StreamMatch[] =>
    part.take(event, time).map(({ group, figure }) => ({
      time,
      event,
      group: Object.fromEntries(names.map((name, index) => [name, group[index] ?? ''])),
      figure,
    }))
  return {
    get horizon() {
      return horizon
    },
    get kept() {
      return waiting.size + part.kept()
    },
    add: waiting.add,
    takeUntil: (time) => {
      horizon = Math.max(horizon, time)
      for (let dated = waiting.take(horizon); dated !== undefined; dated = waiting.take(horizon)) {
        for (const streamMatch of match(dated)) pending.push(streamMatch)
      }
      const matches = pending
      pending = []
      return matches
    },
  }
}
