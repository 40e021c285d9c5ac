import type { Json } from '../../ir/json.js'
import { fieldReader } from '../field-values.js'

const ISO =
  /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d+))?)?(?: ?(?:Z|([+-])(\d\d)(?::?(\d\d))?))?)?$/i

const MINUTE = 60_000

/** Returns the time of an event, or `undefined` if it has none. */
export type TimeReader = (event: Json) => number | undefined

/** Creates a reader of the first time in a field. */
export function timeReader(timestamp = '@timestamp'): TimeReader {
  const read = fieldReader(timestamp)
  return (event) => {
    for (const value of read(event)) {
      const time = eventTime(value)
      if (time !== undefined) return time
    }
    return undefined
  }
}

/** Numbers below this count seconds, which reaches to the year 5138. */
const SECONDS_END = 1e11

/**
 * Returns the time of an event in milliseconds since 1970. A text is parsed as ISO 8601, in UTC unless it has a zone;
 * a date alone is its midnight. A number counts seconds if it is below 100,000,000,000, otherwise milliseconds.
 * Returns `undefined` for anything else.
 */
export function eventTime(value: Json): number | undefined {
  if (typeof value === 'string') return textTime(value.trim())
  if (typeof value !== 'number' && typeof value !== 'bigint') return undefined
  const number = Number(value)
  if (Math.abs(number) < SECONDS_END) return number * 1000
  return Math.abs(number) < SECONDS_END * 1000 ? number : undefined
}

function textTime(text: string): number | undefined {
  const match = ISO.exec(text)
  if (match === null) return undefined
  const [, , , , , , , fraction = '0', sign] = match
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match
    .slice(1, 7)
    .map((part) => Number(part ?? 0))
  const [zoneHours = 0, zoneMinutes = 0] = match.slice(9, 11).map((part) => Number(part ?? 0))
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day)
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined
  // A leap second counts as the first second of the next minute.
  if (hour > 23 || minute > 59 || second > 60 || zoneHours > 23 || zoneMinutes > 59) return undefined
  const zone = (zoneHours * 60 + zoneMinutes) * (sign === '-' ? -1 : 1)
  return date.getTime() + (hour * 60 + minute - zone) * MINUTE + second * 1000 + Number(`0.${fraction}`) * 1000
}
