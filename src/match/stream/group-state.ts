import type { Json } from '../../ir/json.js'

/** An event as a member of one group. */
export interface Occurrence {
  readonly event: Json
  readonly time: number
  /** The parts by which it belongs to the group, by index in the correlation. */
  readonly parts: ReadonlySet<number>
  /** The detection rules by which it belongs to the group, by index in `eventsOf`. */
  readonly rules: ReadonlySet<number>
}

/** The state of a group. */
export interface GroupState {
  /** Processes the next event of the group. */
  readonly take: (occurrence: Occurrence) => MeasureResult
  /** Number of things remembered. */
  readonly kept: () => number
}

/** The result of a measure at an event, with the figure that it compares, if any. */
export interface MeasureResult {
  readonly holds: boolean
  readonly figure: number | undefined
}
