import type { CorrelationQuery, EventField } from '../../../src/ir/correlation-query.js'
import { spanOfSeconds, timeSpan, wordsOf } from '../correlation/time-span.js'
import type { EsqlEvents } from './esql-events.js'

export interface FirstSeen {
  readonly commands: readonly string[]
  /** Column with the time of a value's first occurrence. */
  readonly first: string
  /** Columns that identify a row. */
  readonly columns: readonly string[]
}

/**
 * Finds values of recent events that did not occur in the time span before. The query compares the first recent event
 * of a value with the last event before the recent time. So each event has its own time span before it, and the query
 * is exact for all recent events. It sets its own look-back.
 */
export function firstSeenCommands(
  query: CorrelationQuery,
  fields: readonly EventField[],
  events: EsqlEvents,
  recent: number,
): FirstSeen {
  const recentStart = `NOW() - ${wordsOf(spanOfSeconds(recent))}`
  const isRecent = `@timestamp > ${recentStart}`
  const timespan = wordsOf(timeSpan(query.timespan))
  const columns = [...new Set([...query.groupBy, ...fields].map(events.column))]
  const [first, before] = [events.name('first_seen'), events.name('last_seen_before')]
  const commands = [
    `WHERE ${[`@timestamp >= ${recentStart} - ${timespan}`, ...columns.map((column) => `${column} IS NOT NULL`)].join(' AND ')}`,
    `STATS ${first} = MIN(@timestamp) WHERE ${isRecent}, ${before} = MAX(@timestamp) WHERE @timestamp <= ${recentStart} BY ${columns.join(', ')}`,
    `WHERE ${first} IS NOT NULL AND (${before} IS NULL OR ${before} < ${first} - ${timespan})`,
  ]
  return { commands, first, columns }
}
