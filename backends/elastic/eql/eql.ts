import type { Dialect } from '../../../src/dialect/dialect.js'
import { CONTROLS, glob } from '../../../src/dialect/escape.js'
import { queryExpression } from '../../../src/dialect/query-expression.js'
import {
  assuming,
  type Rendering,
  reversible,
  SYMBOL,
  type Unsupported,
  unsupported,
  wider,
} from '../../../src/dialect/rendering.js'
import type { FieldTypeName, FieldTypes } from '../../../src/ir/field-types.js'
import { hasCase, isAny, type Pattern, plainText, someText } from '../../../src/ir/pattern.js'
import { type Equals, isFieldPredicate, type Match, type Predicate, type Regex } from '../../../src/ir/predicate.js'
import { termAssumptions } from '../addresses.js'
import { MAX_CONDITION_DEPTH } from '../elastic-limits.js'
import { fitToType } from '../fit-to-type.js'
import { caselessField, holdsNumbers, knownType, plainName } from '../known-type.js'
import { anyPattern } from '../regex/any-pattern.js'
import { ignoresCase, tooLongReason } from '../regex/lucene-regex.js'
import { patternRegex, shortenPattern } from '../regex/pattern-regex.js'
import { renderExpression, translateRegex } from '../regex/translate-regex.js'
import { hasOtherLetters, nameQuoter, rawOrQuoted, SHORT_ESCAPES } from '../strings.js'

export interface EqlSettings {
  /**
   * True if some fields may be unmapped: the query writes them as `?field`, which makes them missing instead of an
   * error.
   */
  readonly unmapped: boolean
  /** Maximum length of a regular expression (`index.max_regex_length`). */
  readonly maxRegexLength: number
}

/**
 * The condition of an EQL event query. `:` and the operators with `~` ignore the case of ASCII letters. Comparing a
 * missing field yields null, and the effect of `not` on it depends on the comparison; so the query tests presence next
 * to each comparison.
 *
 * https://www.elastic.co/docs/reference/query-languages/eql/eql-syntax
 */
export function eql({ unmapped, maxRegexLength }: EqlSettings, fieldTypes: FieldTypes): Dialect {
  const typeOf = (name: string) => knownType(fieldTypes, name)
  const dialect: Dialect = {
    name: 'EQL',
    logic: {
      and: ' and ',
      or: ' or ',
      not: (atom) => `not ${atom}`,
      missing: { presence: (_, field) => (field === '' ? undefined : `${field} != null`) },
      deepest: MAX_CONDITION_DEPTH,
    },
    field: (name) => `${unmapped ? '?' : ''}${fieldName(plainName(name))}`,
    adapt: (predicate) => fitToEql(predicate, fieldTypes),
    predicates: {
      match: (predicate, field) => {
        if (isAnything(predicate.pattern)) return isPresent(field)
        const source = sourceName(predicate)
        if (source !== undefined) {
          return assuming(
            `${field} == ${source}`,
            ...(needsCaseAssumption(predicate) ? (['letter-case'] as const) : []),
          )
        }
        const asked = shortenMatch(predicate, maxRegexLength)
        const compared = comparison(asked)
        const text = `${field} ${compared}`
        if (asked !== predicate) return wider(text, tooLongReason(maxRegexLength))
        return assuming(text, ...(compared.startsWith('==') ? termAssumptions(asked.pattern, typeOf(asked.field)) : []))
      },
      equals: (predicate, field) =>
        assuming(
          `${field} == ${predicate.text}`,
          ...(matchesAnyType(predicate, typeOf) ? [] : (['field-type'] as const)),
        ),
      isNull: (_, field) => reversible(`${field} == null`, `${field} != null`),
      exists: (_, field) => isPresent(field),
      compare: ({ field: name, op, value }, field) =>
        assuming(`${field} ${SYMBOL[op]} ${value}`, ...(holdsNumbers(typeOf(name)) ? [] : (['field-type'] as const))),
      regex: (predicate, field) => regex(predicate, field, maxRegexLength, dialect),
      cidr: ({ field: name, network }, field) =>
        assuming(`cidrMatch(${field}, ${quote(network)})`, ...(typeOf(name) === 'ip' ? [] : (['field-type'] as const))),
      fieldRef: unsupported('EQL cannot compare two fields'),
      keyword: unsupported('EQL cannot search all fields'),
      keywordRegex: unsupported('EQL cannot search all fields'),
      timePart: unsupported('EQL cannot extract parts of a date'),
      expression: queryExpression,
    },
    oneOf: [
      { items: listItems, list: (field, items) => `${field} : (${items.join(', ')})` },
      { items: sourceItems, list: (field, items) => `${field} in (${items.join(', ')})` },
      {
        items: (predicate) =>
          predicate.kind === 'cidr' && typeOf(predicate.field) === 'ip' ? [quote(predicate.network)] : undefined,
        list: (field, items) => `cidrMatch(${field}, ${items.join(', ')})`,
      },
    ],
  }
  return dialect
}

const isPresent = (field: string): Rendering => reversible(`${field} != null`, `${field} == null`)

/**
 * True for a whole number that a term query finds both as a number and as a text; other numbers may have several
 * spellings. The query writes `-0` as `0`.
 */
function matchesAnyType({ field, text }: Equals, typeOf: (name: string) => FieldTypeName | undefined): boolean {
  const type = typeOf(field)
  return type === 'boolean' || holdsNumbers(type) || (/^-?\d{1,18}$/.test(text) && text !== '-0')
}

/**
 * Refuses predicates that a field of a known type cannot answer. The lower-case companion answers for a `text` field.
 *
 * https://www.elastic.co/docs/reference/query-languages/eql/eql-syntax#eql-syntax-limitations
 */
function fitToEql(predicate: Predicate, types: FieldTypes): Predicate | Unsupported {
  const type = isFieldPredicate(predicate) ? knownType(types, predicate.field) : undefined
  if (type === 'flattened') return unsupported('EQL does not support flattened fields')
  const asked = fitToType(predicate, types)
  if (type !== 'text' || 'fidelity' in asked || !isFieldPredicate(asked)) return asked
  const companion = caselessField(types, asked.field)
  return companion === undefined || !isCaseInsensitive(asked)
    ? unsupported('EQL cannot search a `text` field without a `keyword` subfield')
    : { ...asked, field: companion }
}

const isCaseInsensitive = (asked: Predicate): boolean =>
  asked.kind === 'match'
    ? !asked.cased || !someText(asked.pattern, hasCase)
    : asked.kind === 'exists' || asked.kind === 'isNull'

function regex(predicate: Regex, field: string, maxRegexLength: number, dialect: Dialect): Rendering {
  const { source, flags } = predicate
  const folded = translateRegex(predicate, { foldsCase: true, maxRegexLength })
  const foldsCase = ignoresCase(source, flags)
  const writesBothCases = foldsCase && 'text' in folded && hasOtherLetters(folded.text)
  const translation = writesBothCases ? translateRegex(predicate, { foldsCase: false, maxRegexLength }) : folded
  if (translation.kind === 'patterns') return anyPattern(predicate, translation, dialect)
  const { text, singleLine, problem } = translation
  const operator = foldsCase && translation === folded && problem === undefined ? 'regex~' : 'regex'
  return renderExpression(`${field} ${operator} ${raw(text)}`, singleLine ? ['single-line'] : [], problem)
}

/** Replaces a text whose expression would be too long by its beginning. */
function shortenMatch(match: Match, maxRegexLength: number): Match {
  if (!comparison(match).startsWith('regex')) return match
  const pattern = shortenPattern(
    match.pattern,
    !match.cased && someText(match.pattern, hasOtherLetters),
    maxRegexLength,
  )
  return pattern === match.pattern ? match : { ...match, pattern }
}

/**
 * Wildcard comparisons have no escape for `*` and `?`: such texts are compared without wildcards, or as regular
 * expressions. Letters beyond ASCII are written in both cases, in an expression. The empty text has no case, and older
 * versions of Elasticsearch never find it in case-insensitive comparisons.
 *
 * https://github.com/elastic/elasticsearch/issues/108968
 */
function comparison({ pattern, cased }: Match): string {
  const text = plainText(pattern)
  if (text === '') return '== ""'
  if (cased) {
    if (text !== undefined) return `== ${quote(text)}`
    return hasLiteralWildcard(pattern) ? `regex ${raw(patternRegex(pattern, false))}` : `like ${wildcards(pattern)}`
  }
  if (someText(pattern, hasOtherLetters)) return `regex ${raw(patternRegex(pattern, true))}`
  if (!hasLiteralWildcard(pattern)) return `: ${wildcards(pattern)}`
  return text === undefined ? `regex~ ${raw(patternRegex(pattern, false))}` : `in~ (${quote(text)})`
}

/**
 * Fields that name the source of an event. Elastic's tools choose the schema of a rule by them, but only if they are
 * compared with `==` or `in`.
 *
 * https://github.com/elastic/detection-rules/blob/main/detection_rules/beats.py
 */
const SOURCE_FIELDS: ReadonlySet<string> = new Set([
  'data_stream.dataset',
  'event.dataset',
  'event.module',
  'event.provider',
])

/** The quoted value of a comparison with such a field; undefined for other predicates. */
function sourceName({ field, pattern }: Match): string | undefined {
  const text = SOURCE_FIELDS.has(plainName(field)) ? plainText(pattern) : undefined
  return text === undefined ? undefined : quote(text)
}

const needsCaseAssumption = ({ pattern, cased }: Match): boolean => !cased && someText(pattern, hasCase)

const sourceItems = (predicate: Predicate): readonly string[] | undefined => {
  const source = predicate.kind === 'match' ? sourceName(predicate) : undefined
  return source === undefined ? undefined : [source]
}

const isAnything = (pattern: Pattern): boolean => pattern.length === 1 && isAny(pattern[0])

const hasLiteralWildcard = (pattern: Pattern): boolean => someText(pattern, (text) => /[*?]/.test(text))
const wildcards = (pattern: Pattern): string => `"${glob(pattern, escaped, '*', '?')}"`

function listItems(predicate: Predicate): readonly string[] | undefined {
  const text = predicate.kind === 'match' && sourceName(predicate) === undefined ? comparison(predicate) : ''
  return text.startsWith(': ') ? [text.slice(2)] : undefined
}

/** Reserved words that cannot be part of a bare name. */
const WORDS =
  'and|any|by|false|fork|head|in|join|like|maxspan|not|null|of|or|regex|runs|sample|sequence|tail|true|until|where|with'
const fieldName = nameQuoter(WORDS)

const escaped = (text: string): string =>
  text
    .replace(/["\\]/g, '\\$&')
    .replace(CONTROLS, (char) => SHORT_ESCAPES[char] ?? `\\u{${char.charCodeAt(0).toString(16).padStart(4, '0')}}`)

/** A quoted string. */
export const quote = (text: string): string => `"${escaped(text)}"`

const raw = (text: string): string => rawOrQuoted(quote, text)
