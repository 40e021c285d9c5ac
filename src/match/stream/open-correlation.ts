import type { CorrelationQuery, EventQuery } from '../../ir/correlation-query.js'
import type { Matcher } from '../compile-matcher.js'
import { compilePart } from './compile-part.js'
import type { StreamMatch } from './compile-stream-matcher.js'
import type { StreamCounts } from './stream-counts.js'
import type { DatedEvent } from './waiting-events.js'

/** A correlation with what it remembers about earlier events. */
export interface OpenCorrelation extends CorrelationCounts {
  /** Processes the next event in the order of time. */
  readonly take: (dated: DatedEvent) => readonly StreamMatch[]
}

/** The counts of one correlation; `kept` is without events that are held back. */
export type CorrelationCounts = Pick<StreamCounts, 'cut' | 'kept'>

/** Opens a correlation without events. It takes dated events in the order of their times. */
export function openCorrelation(query: CorrelationQuery, matcherOf: (events: EventQuery) => Matcher): OpenCorrelation {
  let cut = 0
  const part = compilePart(query, { matcherOf, cut: () => void cut++ })
  const names = query.groupBy.map(({ name }) => name)
  return {
    take: ({ event, time }) =>
      part.take(event, time).map(({ group, figure }) => ({
        time,
        event,
        group: Object.fromEntries(names.map((name, index) => [name, group[index] ?? ''])),
        figure,
      })),
    get cut() {
      return cut
    },
    get kept() {
      return part.kept()
    },
  }
}
