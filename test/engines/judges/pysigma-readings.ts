import type { Pattern } from '../../../src/backend.js'
import { isAny, isOne } from '../../../src/ir/pattern.js'
import type { TimePartName } from '../../../src/ir/predicate.js'
import { predicateTest } from '../../../src/witness/predicate-test.js'
import { isText, rawValue, texts, unquoted } from './event-values.js'
import type { Asked } from './judge-difference.js'

/** The text of a cell: of a value that is not a list or an object; undefined for NULL. */
function cellOf({ predicate, event }: Asked): string | undefined {
  if (!('field' in predicate) || predicate.field === null) return undefined
  const value = rawValue(event, predicate.field)
  return isText(value) ? String(value) : undefined
}

/** The numbers 1 and 0, and their texts, are booleans. */
export function zeroAndOne(asked: Asked): boolean | undefined {
  const { predicate } = asked
  if (predicate.kind !== 'equals' || predicate.type !== 'boolean') return undefined
  return [predicate.text, predicate.text === 'true' ? '1' : '0'].includes(cellOf(asked)?.toLowerCase() ?? '')
}

const NUMERIC = /^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?\s*$/i

/** A text that is not a number is greater than every number. */
export function textsAfterNumbers(asked: Asked): boolean | undefined {
  const { predicate } = asked
  if (predicate.kind !== 'compare') return undefined
  const cell = cellOf(asked)
  return cell === undefined || NUMERIC.test(cell) ? undefined : predicate.op.startsWith('gt')
}

/** Only ASCII letters are compared without case. */
export function asciiCase(asked: Asked): boolean | undefined {
  const { predicate, event } = asked
  if ((predicate.kind !== 'match' && predicate.kind !== 'keyword') || predicate.cased) return undefined
  const expression = new RegExp(`^${regexText(predicate.pattern)}$`, 'u')
  if (predicate.kind === 'keyword') return texts(event, true).some((text) => expression.test(lower(text)))
  const cell = cellOf(asked)
  return cell !== undefined && expression.test(lower(cell))
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

/** The part of a date is that of SQLite's strftime. */
export function sqliteTimes(asked: Asked): boolean | undefined {
  const { predicate } = asked
  if (predicate.kind !== 'timePart') return undefined
  const cell = cellOf(asked)
  const date = cell === undefined ? undefined : dateOf(cell)
  if (date === undefined) return false
  const [actual, wanted] = [partOf(date, predicate.part), Number(predicate.value)]
  const holds = { eq: actual === wanted, lt: actual < wanted, lte: actual <= wanted, gt: actual > wanted }
  return predicate.op === 'gte' ? actual >= wanted : holds[predicate.op]
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

/** A number of the rule has lost its spelling: `1.0` is `1`, and a large one is rounded. */
export function respelledNumbers(asked: Asked): boolean | undefined {
  const { predicate } = asked
  if (predicate.kind !== 'equals' || predicate.type !== 'number') return undefined
  return cellOf(asked) === String(Number(predicate.text))
}

/** A column that the rule compares by order is numeric, and texts of numbers in it are numbers. */
export function numericColumns(asked: Asked): boolean | undefined {
  const { predicate } = asked
  if (predicate.kind !== 'equals' || predicate.type !== 'number') return undefined
  const cell = cellOf(asked) ?? ''
  return NUMERIC.test(cell) && Number(cell) === Number(predicate.text)
}

/** A keyword is searched in the texts of the event together, one in each line. */
export function linesOfEvent({ predicate, event }: Asked): boolean | undefined {
  if (predicate.kind !== 'keyword' && predicate.kind !== 'keywordRegex') return undefined
  return predicateTest(predicate)(texts(event, true).join('\n'))
}

/** `\%` stays as it is. */
export function escapedPercent(asked: Asked): boolean | undefined {
  const { predicate, key, value } = asked
  if (predicate.kind !== 'match' || !key.includes('|expand') || !unquoted(value).includes('\\%')) return undefined
  const pattern = predicate.pattern.map((part) => (typeof part === 'string' ? part.replaceAll('%', '\\%') : part))
  return asciiCase({ ...asked, predicate: { ...predicate, pattern, cased: false } })
}
