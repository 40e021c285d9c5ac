import type { Converted } from '../../src/backend/format.js'

/** Settings of a saved search, whose query does everything except setting its time range: `dispatch.earliest_time`. */
export interface SplunkSavedSearch {
  readonly type: 'saved_search'
  /** Minimum look-back before the events that are new to a run, in seconds. */
  readonly lookBack: number
  /** Time within which matches of a group belong together, in seconds; null if no match repeats, as for new values. */
  readonly timespan: number | null
  /** Result fields that are equal for matches that belong together: grouping fields, and fields with new values. */
  readonly groupBy: readonly string[]
  /** Kind of result: the event of a match, or a window with its start time. */
  readonly results: 'events' | 'windows'
  /** Maximum age of the results, in seconds; null if it is the length of the time range. */
  readonly recent: number | null
}

/** A rule with its query and the settings of its saved search, for formats. */
export type SplunkConverted = Converted<SplunkSavedSearch>
