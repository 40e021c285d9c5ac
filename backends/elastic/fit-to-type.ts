import { type Unsupported, unsupported } from '../../src/dialect/rendering.js'
import type { FieldTypeName, FieldTypes } from '../../src/ir/field-types.js'
import { foldCase } from '../../src/ir/glob.js'
import { hasCase, isAnything, pattern, plainText, someText } from '../../src/ir/pattern.js'
import {
  type Equals,
  type FieldPredicate,
  isFieldPredicate,
  type Match,
  type Predicate,
} from '../../src/ir/predicate.js'
import { wholeNetwork } from './addresses.js'
import { caselessField, holdsNumbers, holdsTexts, knownType, valuesOfType } from './known-type.js'

/** Like `fitToType`, but uses the field's case-insensitive companion if it has one. */
export function fitToTypeIgnoringCase(predicate: Predicate, types: FieldTypes): Predicate | Unsupported {
  const fitted = fitToType(predicate, types)
  return fitted !== predicate && 'fidelity' in fitted ? fitted : useCaselessField(fitted, types)
}

/**
 * Rewrites a predicate to fit the known type of its field: a number for a `long`, a network for an `ip`. Refuses
 * predicates that such a field cannot answer. `casts` is true for languages that can convert a text to a number or an
 * address.
 */
export function fitToType(predicate: Predicate, types: FieldTypes, casts = false): Predicate | Unsupported {
  if (!isFieldPredicate(predicate)) return predicate
  const type = knownType(types, predicate.field)
  if (type === 'nested') return unsupported('the field contains nested objects; ask for one of their fields')
  if (type === undefined || !isAboutValue(predicate)) return predicate
  return (
    (holdsTexts(type) ? fitToText(predicate, casts) : fitToValueType(predicate, type)) ??
    unsupported(`the field contains ${valuesOfType[type]}, not ${expectedValues(predicate)}`)
  )
}

/**
 * False for presence tests, and for predicates that only some languages support and check against the types themselves.
 */
function isAboutValue(predicate: FieldPredicate): boolean {
  switch (predicate.kind) {
    case 'isNull':
    case 'exists':
    case 'fieldRef':
    case 'timePart':
      return false
    default:
      return predicate.kind !== 'match' || !isAnything(predicate.pattern)
  }
}

/**
 * Moves a case-insensitive predicate to the companion field that keeps whole values in lower case, if there is one. A
 * `text` field does not keep whole values, so predicates that letter case cannot affect move too.
 */
function useCaselessField(predicate: Predicate, types: FieldTypes): Predicate {
  if (predicate.kind !== 'match' || isAnything(predicate.pattern)) return predicate
  const field = caselessField(types, predicate.field)
  if (field === undefined) return predicate
  const hasCases = someText(predicate.pattern, hasCase)
  const usesCaselessField = hasCases ? !predicate.cased : knownType(types, predicate.field) === 'text'
  if (!usesCaselessField) return predicate
  const lower = predicate.pattern.map((part) => (typeof part === 'string' ? foldCase(part) : part))
  const { span, item, changedBy } = predicate
  const companion: Match = { kind: 'match', field, pattern: pattern(lower), cased: true, span, item }
  return changedBy === undefined ? companion : { ...companion, changedBy }
}

function expectedValues(predicate: FieldPredicate): string {
  switch (predicate.kind) {
    case 'compare':
      return 'numbers'
    case 'equals':
      return predicate.type === 'number' ? 'numbers' : 'booleans'
    case 'cidr':
      return 'IP addresses'
    default:
      return 'strings'
  }
}

/**
 * Rewrites a typed predicate for fields of texts. Whole numbers have one spelling (and one with zero decimals, if the
 * rule writes it), booleans have one in lower case; other numbers have several spellings.
 */
function fitToText(predicate: FieldPredicate, casts: boolean): Predicate | Unsupported | undefined {
  switch (predicate.kind) {
    case 'compare':
    case 'cidr':
      return casts ? predicate : undefined
    case 'equals':
      if (predicate.type === 'boolean' || /^-?\d{1,18}(?:\.0+)?$/.test(predicate.text)) return asText(predicate)
      return casts ? predicate : unsupported('the field contains strings, and this number has several spellings')
    default:
      return predicate
  }
}

function asText({ field, text, span, item, changedBy }: Equals): Match {
  const place = { span, item, ...(changedBy === undefined ? {} : { changedBy }) }
  return { kind: 'match', field, pattern: [text], cased: false, ...place }
}

function fitToValueType(predicate: FieldPredicate, type: FieldTypeName): Predicate | Unsupported | undefined {
  switch (predicate.kind) {
    case 'match':
      return fitMatch(predicate, type)
    case 'equals':
      if (predicate.type === 'boolean') return type === 'boolean' ? predicate : undefined
      return holdsNumbers(type) ? (tooLarge(predicate.text, type) ?? predicate) : undefined
    case 'compare':
      return holdsNumbers(type) ? (tooLarge(predicate.value, type) ?? predicate) : undefined
    case 'cidr':
      return type === 'ip' ? predicate : undefined
    default:
      return undefined
  }
}

/** Rewrites a text to the spelling that the field's values have. */
function fitMatch(match: Match, type: FieldTypeName): Predicate | Unsupported | undefined {
  const { pattern, cased, field, span, item, changedBy } = match
  const fitted = { field, span, item, ...(changedBy === undefined ? {} : { changedBy }) }
  if (type === 'ip') {
    const network = wholeNetwork(pattern)
    return network === undefined ? undefined : { kind: 'cidr', network, ...fitted }
  }
  const text = plainText(pattern)
  if (text === undefined) return undefined
  if (type === 'boolean') {
    const word = cased ? text : text.toLowerCase()
    return word === 'true' || word === 'false' ? { kind: 'equals', type: 'boolean', text: word, ...fitted } : undefined
  }
  const spelling = type === 'long' ? WHOLE_NUMBER : type === 'double' ? NUMBER : undefined
  return spelling?.test(text)
    ? (tooLarge(text, type) ?? { kind: 'equals', type: 'number', text, ...fitted })
    : undefined
}

/** JSON's only short form of a whole number. */
const WHOLE_NUMBER = /^(?:0|-?[1-9]\d*)$/
const NUMBER = /^(?:0|-?[1-9]\d*|-?(?:0|[1-9]\d*)\.\d*[1-9])$/

/** Limits of the numeric types: https://www.elastic.co/docs/reference/elasticsearch/mapping-reference/number */
function tooLarge(number: string, type: FieldTypeName): Unsupported | undefined {
  if (type === 'long') {
    return Math.abs(Number(number)) < 2 ** 63
      ? undefined
      : unsupported('the number does not fit the field type `long` (64 bits)')
  }
  const digits = number.replace(/e.*$/i, '').replace(/\D/g, '').replace(/^0+/, '')
  return digits.length <= 15 ? undefined : unsupported('the field type only holds numbers of up to 15 digits')
}
