import type { TimePartName } from '../ir/predicate.js'

/** A date and, if it is there, a time, as ISO 8601 writes them. What follows (seconds, zone) does not change the parts. */
const ISO = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d))?/

/** A part of the date that a text holds, as it is written: no zone is converted. Undefined if the text has no such part. */
export function timePart(text: string, part: TimePartName): number | undefined {
  const found = ISO.exec(text)
  if (found === null) return undefined
  const [year = 0, month = 0, day = 0, hour, minute] = found
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
 * The week of a date by ISO 8601: week 1 holds the year's first Thursday. Undefined for a day that its month does not have. The calendar repeats
 * after 400 years, so that a year before 100, which JavaScript takes for one of the 20th century, is none here.
 */
function isoWeek(year: number, month: number, day: number): number | undefined {
  const date = Date.UTC(2000 + (year % 400), month - 1, day)
  if (new Date(date).getUTCDate() !== day || month < 1 || month > 12) return undefined
  const weekday = (new Date(date).getUTCDay() + 6) % 7
  const thursday = date + (3 - weekday) * DAY
  const firstOfYear = Date.UTC(new Date(thursday).getUTCFullYear(), 0, 1)
  return 1 + Math.floor((thursday - firstOfYear) / (7 * DAY))
}
