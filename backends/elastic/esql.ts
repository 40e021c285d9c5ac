import { SYMBOL } from '../../src/emit/comparison-symbols.js'
import type { Dialect } from '../../src/emit/dialect.js'
import { glob } from '../../src/emit/escape.js'
import { queryExpression } from '../../src/emit/query-expression.js'
import { assuming, unsupported } from '../../src/emit/rendering.js'
import { hasCase, isAny, type Pattern, plainText, someText } from '../../src/ir/pattern.js'
import type { FieldMatch, Predicate, TimePartName } from '../../src/ir/predicate.js'
import { luceneRegex } from './lucene-regex.js'
import { patternRegex } from './pattern-regex.js'
import { nameQuoter, rawOr, SHORT } from './strings.js'

/**
 * The condition of an ES|QL `WHERE`. Letter case counts, so both sides are lowered; a comparison of a missing field is null, which
 * `COALESCE` makes false under every NOT; a field that holds several values is null, too.
 *
 * https://www.elastic.co/docs/reference/query-languages/esql/functions-operators/operators
 */
export const esql: Dialect = {
  name: 'ES|QL',
  logic: { and: ' AND ', or: ' OR ', not, missing: 'false' },
  field: (name) => fieldName(name.replaceAll('{}', '')),
  predicates: {
    match: ({ pattern, cased }, field) => {
      if (pattern.length === 1 && isAny(pattern[0])) return `${field} IS NOT NULL`
      if (!cased && someText(pattern, isUnevenlyLowered)) {
        return assuming(`${field} RLIKE ${raw(patternRegex(pattern, true))}`, 'single-valued')
      }
      const [side, lowered] = cased || !hasLetters(pattern) ? [field, pattern] : [`TO_LOWER(${field})`, lower(pattern)]
      const text = plainText(lowered)
      return assuming(
        text === undefined ? `${side} LIKE ${like(lowered)}` : `${side} == ${quote(text)}`,
        'single-valued',
      )
    },
    equals: ({ text }, field) => assuming(`${field} == ${text}`, 'single-valued', 'field-type'),
    isNull: (_, field) => `${field} IS NULL`,
    exists: (_, field) => `${field} IS NOT NULL`,
    compare: ({ op, value }, field) => assuming(`${field} ${SYMBOL[op]} ${value}`, 'single-valued', 'field-type'),
    regex: ({ source, flags }, field) => {
      const regex = luceneRegex(source, flags, false)
      if ('because' in regex) return unsupported(regex.because, regex.at)
      return assuming(
        `${field} RLIKE ${raw(regex.text)}`,
        'single-valued',
        ...(regex.singleLine ? (['single-line'] as const) : []),
      )
    },
    cidr: ({ network }, field) => assuming(`CIDR_MATCH(TO_IP(${field}), ${quote(network)})`, 'single-valued'),
    fieldRef: ({ other, match, cased }, field) => {
      const name = fieldName(other.replaceAll('{}', ''))
      const [a, b] = cased ? [field, name] : [`TO_LOWER(${field})`, `TO_LOWER(${name})`]
      return assuming(fieldMatches[match](a, b), 'single-valued')
    },
    keyword: unsupported('a condition asks fields, not the whole event'),
    keywordRegex: unsupported('a condition asks fields, not the whole event'),
    timePart: ({ part, op, value }, field) => {
      const name = DATE_PARTS[part]
      if (name === undefined) return unsupported('weeks are not counted as ISO 8601 counts them')
      return assuming(
        `DATE_EXTRACT("${name}", ${field}) ${op === 'eq' ? '==' : SYMBOL[op]} ${value}`,
        'single-valued',
        'field-type',
      )
    },
    expression: queryExpression,
  },
  oneOf: { items: listItems, list: (field, items) => `TO_LOWER(${field}) IN (${items.join(', ')})` },
}

/** A test for null is never null. Everything else might be; a group brings its own parentheses, which the function has already. */
function not(atom: string): string {
  if (atom.endsWith(' IS NULL')) return atom.replace(/NULL$/, 'NOT NULL')
  if (atom.endsWith(' IS NOT NULL')) return atom.replace(/NOT NULL$/, 'NULL')
  return `NOT COALESCE(${atom.startsWith('(') ? atom.slice(1, -1) : atom}, false)`
}

const fieldMatches: Readonly<Record<FieldMatch, (a: string, b: string) => string>> = {
  equals: (a, b) => `${a} == ${b}`,
  startswith: (a, b) => `STARTS_WITH(${a}, ${b})`,
  endswith: (a, b) => `ENDS_WITH(${a}, ${b})`,
  contains: (a, b) => `LOCATE(${a}, ${b}) > 0`,
}

/** https://www.elastic.co/docs/reference/query-languages/esql/functions-operators/date-time-functions */
const DATE_PARTS: Readonly<Record<TimePartName, string | undefined>> = {
  minute: 'MINUTE_OF_HOUR',
  hour: 'HOUR_OF_DAY',
  day: 'DAY_OF_MONTH',
  week: undefined,
  month: 'MONTH_OF_YEAR',
  year: 'YEAR',
}

const hasLetters = (pattern: Pattern): boolean => someText(pattern, hasCase)
const lower = (pattern: Pattern): Pattern =>
  pattern.map((part) => (typeof part === 'string' ? part.toLowerCase() : part))

/** The lower case of a sigma depends on what follows, which a part of a text does not tell; that of `İ` is two characters. */
const isUnevenlyLowered = (text: string): boolean => /[Σσςİ]/.test(text)

/** In LIKE a backslash makes `*`, `?` and itself plain. */
const like = (pattern: Pattern): string => raw(glob(pattern, (text) => text.replace(/[*?\\]/g, '\\$&'), '*', '?'))

/** Words that a part of a bare name cannot be. */
const WORDS =
  'and|as|asc|by|desc|false|first|from|in|is|last|like|limit|metadata|not|null|nulls|on|or|rlike|true|where|with'
const fieldName = nameQuoter(WORDS)

const quote = (text: string): string =>
  `"${text.replace(/["\\]/g, '\\$&').replace(/[\n\r\t]/g, (char) => SHORT[char] ?? char)}"`

const raw = (text: string): string => rawOr(quote, text)

function listItems(predicate: Predicate): readonly string[] | undefined {
  if (predicate.kind !== 'match' || predicate.cased || !hasLetters(predicate.pattern)) return undefined
  if (someText(predicate.pattern, isUnevenlyLowered)) return undefined
  const text = plainText(predicate.pattern)
  return text === undefined ? undefined : [quote(text.toLowerCase())]
}
