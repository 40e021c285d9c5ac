import type { Converted } from '../../src/backend/format.js'

/** A saved search, whose query does all but choose its time range: `dispatch.earliest_time`. */
export interface SplunkSavedSearch {
  readonly type: 'saved_search'
  /** How far back of the events that are new to it a run has to look. */
  readonly lookBack: number
  /** Within which matches of one group belong together, in seconds; null if no match is ever repeated, as what is new is not. */
  readonly timespan: number | null
  /** The fields, as results have them, in which matches that belong together agree: those of the group, and those with new values. */
  readonly groupBy: readonly string[]
  /** What a result is: the event of a match, or a window, with the time of its beginning. */
  readonly results: 'events' | 'windows'
  /** How old the results of the query can be, in seconds; null if they can be as old as the time range is long. */
  readonly recent: number | null
}

export type SplunkConverted = Converted<SplunkSavedSearch>
