import { FALSE } from '../../ir/bool.js'
import type { CorrelationQuery, QueryPart } from '../../ir/correlation-query.js'
import type { Reasoner } from '../../reason/reasoner.js'
import type { EventObject } from '../../witness/event-object.js'
import { exampleStream } from './example-stream.js'
import { streamMatches } from './stream-matches.js'

/** Streams of events that illustrate a correlation. Each event has its time in `@timestamp`. */
export interface WitnessStreams {
  /** Events at the last of which the correlation matches. */
  readonly matching: readonly EventObject[]
  /** The same events without one of them, which match nowhere; `undefined` if there are none. */
  readonly nearMiss: readonly EventObject[] | undefined
}

/** Finds events for a correlation. Returns `undefined` if none are found, which proves nothing. */
export function witnessStreams(query: CorrelationQuery, reasoner: Reasoner): WitnessStreams | undefined {
  const nothing: QueryPart = { kind: 'events', name: query.name, expr: FALSE, source: query.source }
  const matching = exampleStream(query, nothing, reasoner)
  if (matching === undefined) return undefined
  const fewer = matching.map((_, left) => matching.filter((_, at) => at !== left))
  return { matching, nearMiss: fewer.find((events) => events.length > 0 && streamMatches(query, events).length === 0) }
}
