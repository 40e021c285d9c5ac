import type { Period } from '../../../src/ir/correlation-query.js'

export type TimeUnit = 's' | 'm' | 'h' | 'd'

/**
 * A time span as a number of units. Weeks, months and years become days, because those of Elasticsearch follow the
 * calendar.
 */
export interface TimeSpan {
  readonly count: number
  readonly unit: TimeUnit
}

const DAY = 86_400

export function timeSpan({ text, seconds }: Period): TimeSpan {
  const [, count = '', unit = ''] = /^(\d+)([smhd])$/.exec(text) ?? []
  return unit === '' ? { count: seconds / DAY, unit: 'd' } : { count: Number(count), unit: unit as TimeUnit }
}

/**
 * Formats Elasticsearch time units: `90m`.
 * https://www.elastic.co/docs/reference/elasticsearch/rest-apis/api-conventions#time-units
 */
export const unitText = ({ count, unit }: TimeSpan): string => `${count}${unit}`

/** The same length in the largest unit that divides it. */
export function spanOfSeconds(seconds: number): TimeSpan {
  const [, unit, length] = UNITS.find(([, , size]) => seconds % size === 0) ?? UNITS[3]
  return { count: seconds / length, unit }
}

const UNITS = [
  ['days', 'd', DAY],
  ['hours', 'h', 3600],
  ['minutes', 'm', 60],
  ['seconds', 's', 1],
] as const

/**
 * Formats an ES|QL time span: `90 minutes`. https://www.elastic.co/docs/reference/query-languages/esql/esql-time-spans
 */
export function wordsOf({ count, unit }: TimeSpan): string {
  const [word = ''] = UNITS.find(([, short]) => short === unit) ?? []
  return `${count} ${count === 1 ? word.slice(0, -1) : word}`
}
