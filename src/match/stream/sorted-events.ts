import { type DatedEvent, openWaitingEvents } from './waiting-events.js'

/** Events that are processed in the order of their times. */
export interface SortedEvents<Dated extends DatedEvent, Match> {
  /** All events before this time are processed. */
  readonly horizon: number
  /** Number of waiting events. */
  readonly size: number
  readonly add: (dated: Dated) => void
  /** Processes the events up to a time and returns their matches. */
  readonly takeUntil: (time: number) => readonly Match[]
}

/** Opens an empty buffer of events for `match`. */
export function openSortedEvents<Dated extends DatedEvent, Match>(
  match: (dated: Dated) => readonly Match[],
): SortedEvents<Dated, Match> {
  const waiting = openWaitingEvents<Dated>()
  /** Matches not returned yet: an error while reading an event does not lose the earlier ones. */
  let pending: Match[] = []
  let horizon = Number.NEGATIVE_INFINITY
  return {
    get horizon() {
      return horizon
    },
    get size() {
      return waiting.size
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
