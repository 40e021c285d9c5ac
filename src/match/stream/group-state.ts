import type { Json } from '../field-values.js'

/** An event as one group takes part in it. */
export interface Occurrence {
  readonly event: Json
  readonly time: number
  /** The parts through which it is in the group, by their places in the correlation. */
  readonly parts: ReadonlySet<number>
  /** The detection rules through which it is in the group, by their places in `eventsOf`. */
  readonly rules: ReadonlySet<number>
}

/** What is remembered of a group. */
export interface GroupState {
  /** Takes the next event of the group. */
  readonly take: (occurrence: Occurrence) => Verdict
  /** How many things are remembered. */
  readonly kept: () => number
}

/** Whether the correlation matches at the event, and the figure that this rests on, if there is one. */
export interface Verdict {
  readonly holds: boolean
  readonly figure: number | undefined
}
