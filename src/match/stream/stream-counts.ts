/** Counts of the events that a stream has left out, and of what it remembers. */
export interface StreamCounts {
  /** Number of events that arrived too late and were left out. */
  readonly late: number
  /** Number of events that have no time and were left out. */
  readonly undated: number
  /** Number of events with a time after `latest`, which were left out. */
  readonly ahead: number
  /** Number of events with more than 10,000 combinations of values, of which the rest was left out. */
  readonly cut: number
  /** Number of events, groups and values that are remembered. Anything older than the time span is forgotten. */
  readonly kept: number
}

/** Adds the counts of a stream to functions on it. They are always the current ones. */
export const withCounts = <Functions extends object>(
  functions: Functions,
  stream: StreamCounts,
): Functions & StreamCounts => ({
  ...functions,
  get late() {
    return stream.late
  },
  get undated() {
    return stream.undated
  },
  get ahead() {
    return stream.ahead
  },
  get cut() {
    return stream.cut
  },
  get kept() {
    return stream.kept
  },
})
