import type { CorrelationQuery, EventField } from '../../../src/ir/correlation-query.js'
import { spanOfSeconds, timeSpan, wordsOf } from '../correlation/time-span.js'
import type { EsqlEvents } from './esql-events.js'

export interface FirstSeen {
  readonly commands: readonly string[]
  /** The column with the time at which a value was first there. */
  readonly first: string
  /** The columns that tell a row from others. */
  readonly columns: readonly string[]
}

/**
 * The values that events of the most recent time have, and none of the time span before them. The first recent event with a value is compared with the last
 * one before the recent time: so each event has its own time span behind it, and the query is exact for all events of the recent time. It looks back so far by
 * itself.
 */
export function firstSeenCommands(
  query: CorrelationQuery,
  fields: readonly EventField[],
  events: EsqlEvents,
  recent: number,
): FirstSeen {
  const recently = `NOW() - ${wordsOf(spanOfSeconds(recent))}`
  const timespan = wordsOf(timeSpan(query.timespan))
  const columns = [...new Set([...query.groupBy, ...fields].map(events.column))]
  const [first, before] = [events.name('first_seen'), events.name('last_seen_before')]
  const commands = [
    `WHERE ${[`@timestamp >= ${recently} - ${timespan}`, ...columns.map((column) => `${column} IS NOT NULL`)].join(' AND ')}`,
    `STATS ${first} = MIN(@timestamp) WHERE @timestamp > ${recently}, ${before} = MAX(@timestamp) WHERE @timestamp <= ${recently} BY ${columns.join(', ')}`,
    `WHERE ${first} IS NOT NULL AND (${before} IS NULL OR ${before} < ${first} - ${timespan})`,
  ]
  return { commands, first, columns }
}
