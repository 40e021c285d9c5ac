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
import { DEEPEST } from '../deepest.js'
import { fitted } from '../fitted.js'
import { caselessField, holdsNumbers, knownType, plainName } from '../known-type.js'
import { anyPattern } from '../regex/any-pattern.js'
import { ignoresCase, tooLong } from '../regex/lucene-regex.js'
import { fittingPattern, patternRegex } from '../regex/pattern-regex.js'
import { asExpression, regexQuestion } from '../regex/regex-question.js'
import { hasOtherLetters, nameQuoter, rawOr, SHORT } from '../strings.js'

export interface EqlSettings {
  /** True if some fields may be in no mapping: they are then written `?field`, and missing instead of an error. */
  readonly unmapped: boolean
  /** The characters that the indices allow a regular expression (`index.max_regex_length`). */
  readonly longest: number
}

/**
 * The condition of an EQL event query. `:` and the operators with `~` ignore the case of ASCII letters. A comparison of a missing field is
 * null, and what `not` makes of it depends on the comparison, so presence is asked for beside each.
 *
 * https://www.elastic.co/docs/reference/query-languages/eql/eql-syntax
 */
export function eql({ unmapped, longest }: EqlSettings, fieldTypes: FieldTypes): Dialect {
  const typeOf = (name: string) => knownType(fieldTypes, name)
  const dialect: Dialect = {
    name: 'EQL',
    logic: {
      and: ' and ',
      or: ' or ',
      not: (atom) => `not ${atom}`,
      missing: { presence: (_, field) => (field === '' ? undefined : `${field} != null`) },
      deepest: DEEPEST,
    },
    field: (name) => `${unmapped ? '?' : ''}${fieldName(plainName(name))}`,
    adapt: (predicate) => askable(predicate, fieldTypes),
    predicates: {
      match: (predicate, field) => {
        if (isAnything(predicate.pattern)) return isPresent(field)
        const source = sourceName(predicate)
        if (source !== undefined) {
          return assuming(`${field} == ${source}`, ...(ignoresLetters(predicate) ? (['letter-case'] as const) : []))
        }
        const asked = fittingMatch(predicate, longest)
        const text = `${field} ${comparison(asked)}`
        return asked === predicate ? text : wider(text, tooLong(longest))
      },
      equals: (predicate, field) =>
        assuming(`${field} == ${predicate.text}`, ...(isOfItsType(predicate, typeOf) ? [] : (['field-type'] as const))),
      isNull: (_, field) => reversible(`${field} == null`, `${field} != null`),
      exists: (_, field) => isPresent(field),
      compare: ({ field: name, op, value }, field) =>
        assuming(`${field} ${SYMBOL[op]} ${value}`, ...(holdsNumbers(typeOf(name)) ? [] : (['field-type'] as const))),
      regex: (predicate, field) => regex(predicate, field, longest, dialect),
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
 * A whole number is looked up as a term, which finds it as a number and as a text; of others there may be more than one writing. That of `-0`
 * is looked up as `0`.
 */
function isOfItsType({ field, text }: Equals, typeOf: (name: string) => FieldTypeName | undefined): boolean {
  const type = typeOf(field)
  return type === 'boolean' || holdsNumbers(type) || (/^-?\d{1,18}$/.test(text) && text !== '-0')
}

/**
 * What of a field of a known type can be asked at all. For a `text` field the one beside it answers, which keeps the values in lower case.
 *
 * https://www.elastic.co/docs/reference/query-languages/eql/eql-syntax#eql-syntax-limitations
 */
function askable(predicate: Predicate, types: FieldTypes): Predicate | Unsupported {
  const type = isFieldPredicate(predicate) ? knownType(types, predicate.field) : undefined
  if (type === 'flattened') return unsupported('EQL does not support flattened fields')
  const asked = fitted(predicate, types)
  if (type !== 'text' || 'fidelity' in asked || !isFieldPredicate(asked)) return asked
  const beside = caselessField(types, asked.field)
  return beside === undefined || !isCaseless(asked)
    ? unsupported('EQL cannot search a `text` field without a `keyword` subfield')
    : { ...asked, field: beside }
}

const isCaseless = (asked: Predicate): boolean =>
  asked.kind === 'match'
    ? !asked.cased || !someText(asked.pattern, hasCase)
    : asked.kind === 'exists' || asked.kind === 'isNull'

function regex(predicate: Regex, field: string, longest: number, dialect: Dialect): Rendering {
  const { source, flags } = predicate
  const short = regexQuestion(predicate, { foldsCase: true, longest })
  const ignoring = ignoresCase(source, flags)
  const isSpelled = ignoring && 'text' in short && hasOtherLetters(short.text)
  const question = isSpelled ? regexQuestion(predicate, { foldsCase: false, longest }) : short
  if (question.kind === 'patterns') return anyPattern(predicate, question, dialect)
  const { text, singleLine, problem } = question
  const operator = ignoring && question === short && problem === undefined ? 'regex~' : 'regex'
  return asExpression(`${field} ${operator} ${raw(text)}`, singleLine ? ['single-line'] : [], problem)
}

/** A text that would need too long an expression is asked for by its beginning. */
function fittingMatch(match: Match, longest: number): Match {
  if (!comparison(match).startsWith('regex')) return match
  const pattern = fittingPattern(match.pattern, !match.cased && someText(match.pattern, hasOtherLetters), longest)
  return pattern === match.pattern ? match : { ...match, pattern }
}

/**
 * There is no escape for `*` and `?` where they are wildcards: such texts are compared without wildcards, or as expressions. Letters beyond
 * ASCII are written in both cases, in an expression. The empty text has no case, and older versions of
 * Elasticsearch never find it where case is ignored.
 *
 * https://github.com/elastic/elasticsearch/issues/108968
 */
function comparison({ pattern, cased }: Match): string {
  const text = plainText(pattern)
  if (text === '') return '== ""'
  if (cased) {
    if (text !== undefined) return `== ${quote(text)}`
    return isStarred(pattern) ? `regex ${raw(patternRegex(pattern, false))}` : `like ${wildcards(pattern)}`
  }
  if (someText(pattern, hasOtherLetters)) return `regex ${raw(patternRegex(pattern, true))}`
  if (!isStarred(pattern)) return `: ${wildcards(pattern)}`
  return text === undefined ? `regex~ ${raw(patternRegex(pattern, false))}` : `in~ (${quote(text)})`
}

/**
 * Fields that name where an event comes from. Elastic's tools find the schema of a rule by them, and only where they are compared with `==` or `in`.
 *
 * https://github.com/elastic/detection-rules/blob/main/detection_rules/beats.py
 */
const SOURCE_FIELDS: ReadonlySet<string> = new Set([
  'data_stream.dataset',
  'event.dataset',
  'event.module',
  'event.provider',
])

/** The whole value that such a field is asked for, in quotes; undefined for other questions. */
function sourceName({ field, pattern }: Match): string | undefined {
  const text = SOURCE_FIELDS.has(plainName(field)) ? plainText(pattern) : undefined
  return text === undefined ? undefined : quote(text)
}

const ignoresLetters = ({ pattern, cased }: Match): boolean => !cased && someText(pattern, hasCase)

const sourceItems = (predicate: Predicate): readonly string[] | undefined => {
  const source = predicate.kind === 'match' ? sourceName(predicate) : undefined
  return source === undefined ? undefined : [source]
}

const isAnything = (pattern: Pattern): boolean => pattern.length === 1 && isAny(pattern[0])

const isStarred = (pattern: Pattern): boolean => someText(pattern, (text) => /[*?]/.test(text))
const wildcards = (pattern: Pattern): string => `"${glob(pattern, escaped, '*', '?')}"`

function listItems(predicate: Predicate): readonly string[] | undefined {
  const text = predicate.kind === 'match' && sourceName(predicate) === undefined ? comparison(predicate) : ''
  return text.startsWith(': ') ? [text.slice(2)] : undefined
}

/** Words that a part of a bare name cannot be. */
const WORDS =
  'and|any|by|false|fork|head|in|join|like|maxspan|not|null|of|or|regex|runs|sample|sequence|tail|true|until|where|with'
const fieldName = nameQuoter(WORDS)

const escaped = (text: string): string =>
  text
    .replace(/["\\]/g, '\\$&')
    .replace(CONTROLS, (char) => SHORT[char] ?? `\\u{${char.charCodeAt(0).toString(16).padStart(4, '0')}}`)

/** A text in quotes. */
export const quote = (text: string): string => `"${escaped(text)}"`

const raw = (text: string): string => rawOr(quote, text)
