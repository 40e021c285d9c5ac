import { bind, textArgument } from './parameters.js'
import type { Callable, Value } from './values.js'
import { fail, spendText } from './work.js'

interface CalendarDate {
  readonly year: number
  readonly month: number
  readonly day: number
}

/** The methods of a date in addition to those of texts. */
export const dateMethodNames = ['isoformat', 'isoweekday', 'strftime', 'weekday'] as const

/**
 * Parses a date of a rule: a text in ISO 8601 that also has the parts and methods of Python's dates. A text that is no
 * date stays a text.
 *
 * https://docs.python.org/3/library/datetime.html#date-objects
 */
export function dateText(text: string): Value {
  const [, year = 0, month = 0, day = 0] = (/^(\d{4})[-/](\d\d?)[-/](\d\d?)$/.exec(text) ?? []).map(Number)
  const date = { year, month, day }
  if (!isDate(date)) return text
  const iso = format('%Y-%m-%d', date)
  const methods: Readonly<Record<(typeof dateMethodNames)[number], Callable['call']>> = {
    isoformat: (args) => {
      bind('isoformat', [], 0, args)
      return iso
    },
    isoweekday: (args) => {
      bind('isoweekday', [], 0, args)
      return weekday(date) || 7
    },
    strftime: (args, work) => {
      const [pattern] = bind('strftime', ['format'], 1, args)
      const layout = textArgument('strftime', pattern)
      // No directive produces more than about twenty characters.
      spendText(layout.length * 16, work)
      return format(layout, date)
    },
    weekday: (args) => {
      bind('weekday', [], 0, args)
      return (weekday(date) + 6) % 7
    },
  }
  const callables = Object.entries(methods).map(([name, call]): [string, Value] => [
    name,
    { kind: 'callable', name, call },
  ])
  return { kind: 'text', text: iso, attributes: new Map([...Object.entries(date), ...callables]), safe: false }
}

const utc = ({ year, month, day }: CalendarDate): Date => {
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day)
  return date
}

const isDate = (date: CalendarDate): boolean =>
  date.year > 0 && date.month > 0 && utc(date).getUTCMonth() === date.month - 1 && utc(date).getUTCDate() === date.day

/** The day of the week, from Sunday (0). */
const weekday = (date: CalendarDate): number => utc(date).getUTCDay()

/** The day of the year, from 1. */
const dayOfYear = (date: CalendarDate): number =>
  Math.round((utc(date).getTime() - utc({ year: date.year, month: 1, day: 1 }).getTime()) / 86_400_000) + 1

/** The year and week of ISO 8601, whose weeks belong to the year of their Thursday. */
function isoWeek(date: CalendarDate): readonly [year: number, week: number] {
  const thursday = utc(date)
  thursday.setUTCDate(thursday.getUTCDate() + 4 - (weekday(date) || 7))
  const year = thursday.getUTCFullYear()
  return [year, Math.ceil(dayOfYear({ year, month: thursday.getUTCMonth() + 1, day: thursday.getUTCDate() }) / 7)]
}

const MONTHS = 'January February March April May June July August September October November December'.split(' ')
const DAYS = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ')

const padded = (number: number, length = 2): string => String(number).padStart(length, '0')

/** The directives in the C locale. A date has no time, so its hours, minutes and seconds are 0. */
const DIRECTIVES: Readonly<Record<string, (date: CalendarDate) => string>> = {
  '%': () => '%',
  A: (date) => DAYS[weekday(date)] ?? '',
  B: ({ month }) => MONTHS[month - 1] ?? '',
  D: (date) => format('%m/%d/%y', date),
  F: (date) => format('%Y-%m-%d', date),
  G: (date) => padded(isoWeek(date)[0], 4),
  H: () => '00',
  I: () => '12',
  M: () => '00',
  S: () => '00',
  T: () => '00:00:00',
  U: (date) => padded(Math.floor((dayOfYear(date) + 6 - weekday(date)) / 7)),
  V: (date) => padded(isoWeek(date)[1]),
  W: (date) => padded(Math.floor((dayOfYear(date) + 6 - ((weekday(date) + 6) % 7)) / 7)),
  X: () => '00:00:00',
  Y: ({ year }) => padded(year, 4),
  Z: () => '',
  a: (date) => (DAYS[weekday(date)] ?? '').slice(0, 3),
  b: ({ month }) => (MONTHS[month - 1] ?? '').slice(0, 3),
  c: (date) => `${format('%a %b', date)} ${String(date.day).padStart(2)} 00:00:00 ${padded(date.year, 4)}`,
  d: ({ day }) => padded(day),
  e: ({ day }) => String(day).padStart(2),
  f: () => '000000',
  h: (date) => format('%b', date),
  j: (date) => padded(dayOfYear(date), 3),
  m: ({ month }) => padded(month),
  n: () => '\n',
  p: () => 'AM',
  s: (date) => String(utc(date).getTime() / 1000),
  t: () => '\t',
  u: (date) => String(weekday(date) || 7),
  w: (date) => String(weekday(date)),
  x: (date) => format('%m/%d/%y', date),
  y: ({ year }) => padded(year % 100),
  z: () => '',
}

/** Formats a date; a dash after the percent sign removes leading zeros. */
const format = (layout: string, date: CalendarDate): string =>
  layout.replace(/%(-?)([\s\S]?)/g, (whole, dash: string, letter: string) => {
    const directive = Object.hasOwn(DIRECTIVES, letter) ? DIRECTIVES[letter] : undefined
    if (directive === undefined) return fail(`\`strftime\` has no directive \`${whole}\``)
    return dash === '' ? directive(date) : directive(date).replace(/^0+(?=.)/, '')
  })
