import type { Pattern } from '../../../src/backend.js'
import { isAny, isOne } from '../../../src/ir/pattern.js'
import type { TimePartName } from '../../../src/ir/predicate.js'
import { predicateTest } from '../../../src/witness/predicate-test.js'
import { isText, rawValue, texts, unquoted } from './event-values.js'
import type { Asked, ReadingDifference } from './judge-difference.js'
import { MODIFIERS, RULES } from './specification.js'

/** The text of a cell: of a value that is not a list or an object; undefined for NULL. */
function cellOf({ predicate, event }: Asked): string | undefined {
  if (!('field' in predicate) || predicate.field === null) return undefined
  const value = rawValue(event, predicate.field)
  return isText(value) ? String(value) : undefined
}

export const zeroAndOne: ReadingDifference = {
  because: '`1` is true and `0` is false',
  page: `${RULES}#general`,
  detection: 's: {a: true}',
  event: { a: 1 },
  reads(asked) {
    const { predicate } = asked
    if (predicate.kind !== 'equals' || predicate.type !== 'boolean') return undefined
    return [predicate.text, predicate.text === 'true' ? '1' : '0'].includes(cellOf(asked)?.toLowerCase() ?? '')
  },
}

const NUMERIC = /^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?\s*$/i

export const textsAfterNumbers: ReadingDifference = {
  because: 'SQLite orders a text after every number',
  page: `${MODIFIERS}#numeric-modifiers`,
  detection: 's: {a|gt: 5}',
  event: { a: 'x' },
  reads(asked) {
    const { predicate } = asked
    if (predicate.kind !== 'compare') return undefined
    const cell = cellOf(asked)
    return cell === undefined || NUMERIC.test(cell) ? undefined : predicate.op.startsWith('gt')
  },
}

export const asciiCase: ReadingDifference = {
  because: 'SQLite ignores the case of ASCII letters only',
  page: `${RULES}#general`,
  detection: 's: {a: é}',
  event: { a: 'É' },
  reads(asked) {
    const { predicate, event } = asked
    if ((predicate.kind !== 'match' && predicate.kind !== 'keyword') || predicate.cased) return undefined
    const expression = new RegExp(`^${regexText(predicate.pattern)}$`, 'u')
    if (predicate.kind === 'keyword') return texts(event, true).some((text) => expression.test(lower(text)))
    const cell = cellOf(asked)
    return cell !== undefined && expression.test(lower(cell))
  },
}

const lower = (text: string): string => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase())

const regexText = (pattern: Pattern): string =>
  pattern
    .map((part) => {
      if (typeof part === 'string') return lower(part).replace(/[\\^$.|?*+()[\]{}/]/g, '\\$&')
      return isAny(part) ? '[^]*' : isOne(part) ? '[^]' : ''
    })
    .join('')

const TIME = /^(\d{4}-\d\d-\d\d)(?:[T ]*(\d\d:\d\d)(:\d\d(?:\.\d+)?)?\s*([Zz]|[+-]\d\d:\d\d)?)?$/

export const sqliteTimes: ReadingDifference = {
  because:
    'parts of dates are those in UTC, weeks are not those of ISO 8601, and another text after the date is not allowed',
  page: `${MODIFIERS}#time-modifiers`,
  detection: 's: {a|hour: 10}',
  event: { a: '2026-01-02T10:00:00+02:00' },
  reads(asked) {
    const { predicate } = asked
    if (predicate.kind !== 'timePart') return undefined
    const cell = cellOf(asked)
    const date = cell === undefined ? undefined : dateOf(cell)
    if (date === undefined) return false
    const [actual, wanted] = [partOf(date, predicate.part), Number(predicate.value)]
    const holds = { eq: actual === wanted, lt: actual < wanted, lte: actual <= wanted, gt: actual > wanted }
    return predicate.op === 'gte' ? actual >= wanted : holds[predicate.op]
  },
}

/** A number is a Julian day. */
function dateOf(text: string): Date | undefined {
  if (NUMERIC.test(text)) return new Date((Number(text) - UNIX_EPOCH) * DAY)
  const [, day, time = '00:00', seconds = ':00', zone = 'Z'] = TIME.exec(text) ?? []
  const date = new Date(`${day}T${time}${seconds}${zone.toUpperCase()}`)
  return Number.isNaN(date.getTime()) ? undefined : date
}

const UNIX_EPOCH = 2_440_587.5
const DAY = 86_400_000

function partOf(date: Date, part: TimePartName): number {
  switch (part) {
    case 'year':
      return date.getUTCFullYear()
    case 'month':
      return date.getUTCMonth() + 1
    case 'week':
      return weekOf(date)
    case 'day':
      return date.getUTCDate()
    case 'hour':
      return date.getUTCHours()
    case 'minute':
      return date.getUTCMinutes()
  }
}

/** The week of the year, counted from the first Monday. */
function weekOf(date: Date): number {
  const start = new Date(date)
  start.setUTCMonth(0, 1)
  const day = Math.floor((date.getTime() - start.getTime()) / DAY)
  return Math.floor((day + 7 - ((date.getUTCDay() + 6) % 7)) / 7)
}

export const respelledNumbers: ReadingDifference = {
  because: 'the spelling of a number is lost: `1.0` is `1`, and a large number is rounded',
  page: 'decisions/numbers-stay-text.md',
  detection: 's: {a: 1.0}',
  event: { a: '1.0' },
  reads(asked) {
    const { predicate } = asked
    if (predicate.kind !== 'equals' || predicate.type !== 'number') return undefined
    return cellOf(asked) === String(Number(predicate.text))
  },
}

export const numericColumns: ReadingDifference = {
  because: 'a text of a number is a number in a column that the rule compares by order',
  page: 'decisions/numbers-stay-text.md',
  detection: 's: {a: 1}\nt: {a|gt: 5}\ncondition: s or t',
  event: { a: '+1' },
  reads(asked) {
    const { predicate } = asked
    if (predicate.kind !== 'equals' || predicate.type !== 'number') return undefined
    const cell = cellOf(asked) ?? ''
    return NUMERIC.test(cell) && Number(cell) === Number(predicate.text)
  },
}

export const linesOfEvent: ReadingDifference = {
  because: 'a keyword is searched in the texts of the event together, so a wildcard and `^` reach beyond one of them',
  page: `${RULES}#keywords-search`,
  detection: "s: {'|re': ^x}",
  event: { a: 'y', b: 'x' },
  reads({ predicate, event }) {
    if (predicate.kind !== 'keyword' && predicate.kind !== 'keywordRegex') return undefined
    return predicateTest(predicate)(texts(event, true).join('\n'))
  },
}

export const escapedPercent: ReadingDifference = {
  because: '`expand` keeps the backslash before `%`',
  page: `${RULES}#placeholders`,
  detection: "s: {a|expand: '\\%x'}",
  event: { a: '%x' },
  reads(asked) {
    const { predicate, key, value } = asked
    if (predicate.kind !== 'match' || !key.includes('|expand') || !unquoted(value).includes('\\%')) return undefined
    const pattern = predicate.pattern.map((part) => (typeof part === 'string' ? part.replaceAll('%', '\\%') : part))
    return asciiCase.reads({ ...asked, predicate: { ...predicate, pattern, cased: false } })
  },
}
