import type { Dialect, OneOf } from '../../src/dialect/dialect.js'
import { escapeWith } from '../../src/dialect/escape.js'
import { assuming, reversible, SYMBOL, type Unsupported, unsupported } from '../../src/dialect/rendering.js'
import { isAny, type Pattern } from '../../src/ir/pattern.js'
import type { FieldMatch, Predicate, TimePart, TimePartName } from '../../src/ir/predicate.js'
import { CONTROL } from '../../src/text/control-characters.js'
import { quote, unquotable } from './quoting.js'
import { MAX_ALTERNATIVES_LENGTH } from './splunk-limits.js'

/**
 * The `where` command: eval expressions for predicates that `search` can only approximate. It is case-sensitive, and an
 * expression over a missing field is null. `match` tests any value of a multivalue field.
 *
 * https://docs.splunk.com/Documentation/Splunk/latest/SearchReference/Where
 */
export const where: Dialect = {
  name: 'Splunk where',
  logic: { and: ' AND ', or: ' OR ', not: (atom) => `NOT ${atom}`, missing: { presence } },
  field: (name) => unquotable(name) ?? fieldName(name),
  predicates: {
    match: ({ pattern, cased }, field) => match(field, patternRegex(pattern, cased)),
    equals: ({ text, type }, field) => match(field, `${type === 'boolean' ? '(?i)' : ''}${whole(text)}`),
    isNull: (_, field) => reversible(`isnull(${field})`, `isnotnull(${field})`),
    exists: (_, field) => reversible(`isnotnull(${field})`, `isnull(${field})`),
    compare: ({ op, value }, field) => assuming(`tonumber(${field})${SYMBOL[op]}${value}`, 'single-valued'),
    regex: ({ source, flags }, field) => refuseControl(source) ?? match(field, withFlags(source, flags)),
    cidr: ({ network }, field) => assuming(`cidrmatch(${quote(network)}, ${field})`, 'single-valued'),
    fieldRef: ({ other, match, cased }, field) => {
      const otherField = where.field(other)
      if (typeof otherField !== 'string') return otherField
      // Concatenation makes a text of a value that looks like a number, and keeps null.
      const side = (name: string): string => (cased ? `${name}.""` : `lower(${name})`)
      return assuming(fieldMatches[match](side(field), side(otherField)), 'single-valued')
    },
    keyword: ({ pattern, cased }) => assuming(match('_raw', patternRegex(pattern, cased)), 'raw-text'),
    keywordRegex: ({ source, flags }) =>
      refuseControl(source) ?? assuming(match('_raw', withFlags(source, flags)), 'raw-text'),
    timePart: (predicate, field) => assuming(timePart(predicate, field), 'single-valued'),
    // Reported earlier, by the `search` command; a query expression only gets here next to a predicate that `search`
    // lost.
    expression: unsupported('`where` cannot contain a query expression, which belongs to the command `search`'),
  },
  oneOf: [
    ...[true, false].map(
      (cased): OneOf => ({
        items: (predicate) => {
          if (predicate.kind === 'equals')
            return (predicate.type === 'number') === cased ? [whole(predicate.text)] : undefined
          return predicate.kind === 'match' && predicate.cased === cased ? [unflagged(predicate.pattern)] : undefined
        },
        list: (field, items) => alternatives(field, items, cased),
      }),
    ),
    // Several values of a part share the test that the field contains a date.
    {
      items: (predicate) => (predicate.kind === 'timePart' && predicate.op === 'eq' ? [predicate.value] : undefined),
      key: partOf,
      list: (field, items, first) => timeParts(partOf(first), '=', items, field),
    },
  ],
}

/** Single quotes allow any name; a simple name that is not a reserved word needs none. */
export function fieldName(name: string): string {
  const simple = /^(?!(?:and|or|not|xor|in|like|true|false|null)$)[a-z_][a-z0-9_]*$/i
  return simple.test(name) ? name : `'${name}'`
}

/** A presence test that keeps a predicate from being null. */
function presence(predicate: Predicate, field: string): string | undefined {
  switch (predicate.kind) {
    case 'keyword':
    case 'keywordRegex':
    case 'expression':
      return undefined
    case 'compare':
      return `isnotnull(tonumber(${field}))`
    case 'timePart':
      return predicate.part === 'week' ? `isnotnull(${noonOf(field)})` : `isnotnull(${field})`
    case 'fieldRef':
      return `isnotnull(${field}) AND isnotnull(${fieldName(predicate.other)})`
    default:
      return `isnotnull(${field})`
  }
}

/**
 * A regular expression in an eval string. Eval removes one level of escaping before it reads the expression, so every
 * backslash is doubled: `\d` would stay unchanged, but `\t` would become a tab.
 */
const match = (field: string, regex: string): string => `match(${field}, ${quote(withoutControls(regex))})`

/**
 * Merges expressions into a few large ones; PCRE rejects an expression that needs more than 64 kB.
 *
 * https://www.pcre.org/original/doc/html/pcrelimits.html
 */
function alternatives(field: string, items: readonly string[], cased: boolean): string {
  const runs: string[][] = []
  let length = 0
  for (const item of items) {
    length += item.length + 1
    if (runs.length === 0 || length > MAX_ALTERNATIVES_LENGTH) {
      runs.push([])
      length = item.length
    }
    runs.at(-1)?.push(item)
  }
  const texts = runs.map((run) => match(field, withFlags(run.join('|'), flagsFor(cased, run.some(hasDot)))))
  return texts.length === 1 ? texts.join() : `(${texts.join(' OR ')})`
}

const whole = (text: string): string => `^${literal(text)}\\z`

const literal = escapeWith(/[\\^$.|?*+()[\]{}]/g)

/**
 * The same expression on one line, with control characters as code points. A backslash before one is redundant and is
 * removed.
 */
const withoutControls = (regex: string): string =>
  !CONTROL.test(regex)
    ? regex
    : regex.replace(/\\?(.)/gsu, (part, char: string) =>
        CONTROL.test(char) ? `\\x{${char.charCodeAt(0).toString(16)}}` : part,
      )

/**
 * A pattern as an unanchored expression: stars at its ends need no anchor and no text. The end is `\z`, because `$`
 * also matches before a final line break.
 */
function unflagged(pattern: Pattern): string {
  const open = isAny(pattern[0]) ? 1 : 0
  const close = pattern.length > open && isAny(pattern.at(-1)) ? pattern.length - 1 : pattern.length
  const inner = pattern.slice(open, close)
  const text = inner.map((part) => (typeof part === 'string' ? literal(part) : isAny(part) ? '.*' : '.')).join('')
  return `${open === 0 ? '^' : ''}${text}${close === pattern.length ? '\\z' : ''}`
}

function patternRegex(pattern: Pattern, cased: boolean): string {
  const text = unflagged(pattern)
  return withFlags(text, flagsFor(cased, hasDot(text)))
}

/** A wildcard matches line breaks, too. */
const flagsFor = (cased: boolean, hasWildcard: boolean): string => `${cased ? '' : 'i'}${hasWildcard ? 's' : ''}`

/** True if a dot is not escaped, so that it is a wildcard. */
const hasDot = (text: string): boolean => text.replace(/\\./gs, '').includes('.')

/** Inside a quotation or a comment, the code point of a control character would not represent it. */
const refuseControl = (source: string): Unsupported | undefined =>
  CONTROL.test(source) && /\\Q|\(\?[a-w]*x/.test(source)
    ? unsupported('a control character after `\\Q` or with the flag `x` cannot be written on one line')
    : undefined

const withFlags = (source: string, flags: string): string => (flags === '' ? source : `(?${flags})${source}`)

/**
 * Comparisons of two texts. `split` is the only function that searches for a text from another field. Every text
 * contains the empty text, but a missing field contains nothing.
 */
const fieldMatches: Readonly<Record<FieldMatch, (a: string, b: string) => string>> = {
  equals: (a, b) => `${a}=${b}`,
  startswith: (a, b) => `substr(${a}, 1, len(${b}))=${b}`,
  endswith: (a, b) => `(isnotnull(${a}) AND (len(${b})=0 OR substr(${a}, 0-len(${b}))=${b}))`,
  contains: (a, b) => `(isnotnull(${a}) AND (len(${b})=0 OR mvcount(split(${a}, ${b}))>1))`,
}

/** The part of a date that a predicate compares; of others, any. */
function partOf(predicate: Predicate): TimePartName {
  return predicate.kind === 'timePart' ? predicate.part : 'day'
}

/** Position of each part in an ISO 8601 text; time zones are not converted. */
const POSITION: Readonly<Record<Exclude<TimePartName, 'week'>, string>> = {
  year: '1, 4',
  month: '6, 2',
  day: '9, 2',
  hour: '12, 2',
  minute: '15, 2',
}

const timePart = ({ part, op, value }: TimePart, field: string): string =>
  timeParts(part, op === 'eq' ? '=' : SYMBOL[op], [value], field)

/** Compares a part of a date with values, of which one must fit. */
function timeParts(part: TimePartName, symbol: string, values: readonly string[], field: string): string {
  const timed = part === 'hour' || part === 'minute' ? '[T ]\\d\\d:\\d\\d' : ''
  const isDate = match(field, `^\\d{4}-\\d\\d-\\d\\d${timed}`)
  const number = part === 'week' ? isoWeek(field) : `substr(${field}, ${POSITION[part]})`
  const tests = values.map((value) => `tonumber(${number})${symbol}${value}`).join(' OR ')
  return `(${isDate} AND ${values.length === 1 ? tests : `(${tests})`})`
}

const isoWeek = (field: string): string => `strftime(${noonOf(field)}, "%V")`

/** The day as a time at noon, which clock changes do not move; null for an invalid date. */
const noonOf = (field: string): string => `strptime(substr(${field}, 1, 10)." 12", "%Y-%m-%d %H")`
