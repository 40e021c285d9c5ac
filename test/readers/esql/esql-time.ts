import type { EsqlTimeSpan } from './esql-tree.js'

const LENGTHS = { second: 1000, minute: 60_000, hour: 3_600_000, day: 86_400_000 } as const

export const milliseconds = ({ count, unit }: EsqlTimeSpan): number => count * LENGTHS[unit]

/** The first day after the epoch that begins a week: a Monday. */
const MONDAY = 4 * LENGTHS.day

/**
 * The start of the interval of a date, in UTC. Seven days are a calendar week (`createRounding` in DateTrunc.java);
 * other intervals are counted from the epoch.
 *
 * https://www.elastic.co/docs/reference/query-languages/esql/functions-operators/date-time-functions#esql-date_trunc
 */
export function truncated(date: Date, span: EsqlTimeSpan): Date {
  const length = milliseconds(span)
  const start = span.unit === 'day' && span.count === 7 ? MONDAY : 0
  return new Date(Math.floor((date.getTime() - start) / length) * length + start)
}
