import type { StreamSettings } from './compile-stream-matcher.js'
import type { CorrelationCounts } from './open-correlation.js'
import { openSortedEvents } from './sorted-events.js'
import type { StreamCounts } from './stream-counts.js'
import type { DatedEvent } from './waiting-events.js'

/** A stream of events that are matched in the order of their times. */
export interface OrderedStream<Dated extends DatedEvent, Match> extends StreamCounts {
  /**
   * Takes the next event by its time and returns the matches that are now certain. An event that can match nothing is
   * undefined: only its time counts.
   */
  readonly push: (time: number | undefined, dated: Dated | undefined) => readonly Match[]
  /** Matches the events held back, at the end of the stream. */
  readonly end: () => readonly Match[]
}

/**
 * Opens a stream without events.
 *
 * @param correlations all correlations that `match` processes
 */
export function openOrderedStream<Dated extends DatedEvent, Match>(
  match: (dated: Dated) => readonly Match[],
  { lateness, latest }: StreamTimes,
  correlations: readonly CorrelationCounts[],
): OrderedStream<Dated, Match> {
  const counts = { late: 0, undated: 0, ahead: 0 }
  const sorted = openSortedEvents(match)
  let newest = Number.NEGATIVE_INFINITY
  return {
    push: (time, dated) => {
      if (time === undefined) counts.undated++
      else if (time < sorted.horizon) counts.late++
      else if (time > latest()) counts.ahead++
      else {
        newest = Math.max(newest, time)
        if (dated !== undefined) sorted.add(dated)
        return sorted.takeUntil(newest - lateness)
      }
      return []
    },
    end: () => sorted.takeUntil(newest),
    get late() {
      return counts.late
    },
    get undated() {
      return counts.undated
    },
    get ahead() {
      return counts.ahead
    },
    get cut() {
      return correlations.reduce((sum, { cut }) => sum + cut, 0)
    },
    get kept() {
      return correlations.reduce((sum, { kept }) => sum + kept, sorted.size)
    },
  }
}

/** Settings of the order of a stream. */
export interface StreamTimes {
  /** In milliseconds. */
  readonly lateness: number
  readonly latest: () => number
}

/** Checks settings; throws a `TypeError` for invalid ones. */
export function streamTimes({ lateness = 0, latest = Number.POSITIVE_INFINITY }: StreamSettings): StreamTimes {
  if (typeof lateness !== 'number' || !(lateness >= 0)) {
    throw new TypeError(`\`lateness\` must be a number of seconds of at least 0, not ${String(lateness)}`)
  }
  if (typeof latest === 'number' && Number.isNaN(latest)) throw new TypeError('`latest` must be a time, not NaN')
  return { lateness: lateness * 1000, latest: typeof latest === 'number' ? () => latest : latest }
}
