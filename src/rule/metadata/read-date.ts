import type { YamlNode } from '../yaml/node.js'
import { quoted, type Remarks, scalarOf } from './remarks.js'

const EXPECTED = 'a date in the form YYYY-MM-DD'

/**
 * Reads a date as YYYY-MM-DD. Warns about other notations, reads those that begin with the year, and ignores the
 * rest.
 */
export function readDate(node: YamlNode, remarks: Remarks): string | undefined {
  const scalar = scalarOf(node, remarks, EXPECTED)
  if (scalar === undefined) return undefined
  const date = dateOf(scalar.text.trim())
  if (date === undefined) {
    remarks.warn('bad-format', node, [remarks.key, EXPECTED], `${quoted(scalar.text)} is ignored`)
  } else if (!isInCalendar(date)) {
    const day = 'an existing day in the form YYYY-MM-DD'
    remarks.warn('bad-format', node, [remarks.key, day], `${quoted(scalar.text)} does not exist; it is ignored`)
    return undefined
  } else if (date !== scalar.text) {
    remarks.warn('bad-format', node, [remarks.key, EXPECTED], `write ${quoted(date)}; sigmacast reads it this way`)
  }
  return date
}

/**
 * Returns a date in the form YYYY-MM-DD, without a time of day. Returns `undefined` for other texts and for days that
 * do not exist.
 *
 * @example
 * normalDate('2021/1/31') // '2021-01-31'
 */
export function normalDate(text: string): string | undefined {
  const date = dateOf(text.trim())
  return date !== undefined && isInCalendar(date) ? date : undefined
}

/** Year, month and day, with one kind of separator or none; a time of day may follow. */
const DATE = /^(\d{4})(?:([-/._])(\d{1,2})\2(\d{1,2})|(\d\d)(\d\d))(?:[T\s].*)?$/s

const NORMAL_DATE = /^\d{4}-\d\d-\d\d$/

function dateOf(text: string): string | undefined {
  if (NORMAL_DATE.test(text)) return text
  const match = DATE.exec(text)
  if (match === null) return undefined
  const [, year, , month = match[5], day = match[6]] = match
  return `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`
}

const DAYS_OF_MONTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

function isInCalendar(date: string): boolean {
  const [year, month, day] = [Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8))]
  const isLeapYear = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  const days = (DAYS_OF_MONTHS[month - 1] ?? 0) + (isLeapYear && month === 2 ? 1 : 0)
  return day >= 1 && day <= days
}
