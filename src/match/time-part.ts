import type { TimePartName } from '../ir/predicate.js'

/** A date with an optional time, in ISO 8601. The rest (seconds, zone) does not affect the parts. */
const ISO = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d))?/

/**
 * Returns a part of the date in a text, without converting the zone. Returns `undefined` if the text has no such
 * part.
 */
export function timePart(text: string, part: TimePartName): number | undefined {
  const match = ISO.exec(text)
  if (match === null) return undefined
  const [year = 0, month = 0, day = 0, hour, minute] = match
    .slice(1)
    .map((digits) => (digits === undefined ? undefined : Number(digits)))
  switch (part) {
    case 'year':
      return year
    case 'month':
      return month
    case 'week':
      return isoWeek(year, month, day)
    case 'day':
      return day
    case 'hour':
      return hour
    case 'minute':
      return minute
  }
}

const DAY = 86_400_000

/**
 * Returns the ISO 8601 week of a date: week 1 contains the first Thursday of the year. Returns `undefined` for a day
 * that does not exist. Computes with an equivalent year from 2000 on, since the calendar repeats every 400 years and
 * JavaScript reads years below 100 as those of the 20th century.
 */
function isoWeek(year: number, month: number, day: number): number | undefined {
  const date = Date.UTC(2000 + (year % 400), month - 1, day)
  if (new Date(date).getUTCDate() !== day || month < 1 || month > 12) return undefined
  const weekday = (new Date(date).getUTCDay() + 6) % 7
  const thursday = date + (3 - weekday) * DAY
  const firstOfYear = Date.UTC(new Date(thursday).getUTCFullYear(), 0, 1)
  return 1 + Math.floor((thursday - firstOfYear) / (7 * DAY))
}
