import { type Unsupported, unsupported } from '../../src/dialect/rendering.js'
import type { FieldTypeName, FieldTypes } from '../../src/ir/field-types.js'
import { foldCase } from '../../src/ir/glob.js'
import { hasCase, isAny, type Pattern, pattern, plainText, someText } from '../../src/ir/pattern.js'
import {
  type Equals,
  type FieldPredicate,
  isFieldPredicate,
  type Match,
  type Predicate,
} from '../../src/ir/predicate.js'
import { wholeNetwork } from './addresses.js'
import { caselessField, holds, holdsNumbers, holdsTexts, knownType } from './known-type.js'

/** `fitted`, and of a field that has one beside that ignores letter case, that one. */
export function fittedCaselessly(predicate: Predicate, types: FieldTypes): Predicate | Unsupported {
  const asked = fitted(predicate, types)
  return 'fidelity' in asked ? asked : caselessly(asked, types)
}

/**
 * The same question in the form that a field of the known type answers: a number of a `long`, a network of an `ip`. What such a field cannot
 * be asked is refused. `casts` is true of a language that can read a text as a number or an address.
 */
export function fitted(predicate: Predicate, types: FieldTypes, casts = false): Predicate | Unsupported {
  if (!isFieldPredicate(predicate)) return predicate
  const type = knownType(types, predicate.field)
  if (type === undefined || !isAboutValue(predicate)) return predicate
  return (
    (holdsTexts(type) ? askedOfTexts(predicate, casts) : askedOfOthers(predicate, type)) ??
    unsupported(`the field contains ${holds[type]}, not ${wants(predicate)}`)
  )
}

/** False for presence, and for what only some languages can ask at all: they look at the types themselves. */
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
 * A question without regard to letter case, put to the field that keeps the values whole and in lower case, where there is one. A `text` field
 * does not keep them whole itself, so that all questions are put there whose answer letter case does not change.
 */
function caselessly(predicate: Predicate, types: FieldTypes): Predicate {
  if (predicate.kind !== 'match' || isAnything(predicate.pattern)) return predicate
  const field = caselessField(types, predicate.field)
  const hasCases = someText(predicate.pattern, hasCase)
  const isBetterAsked = hasCases ? !predicate.cased : knownType(types, predicate.field) === 'text'
  if (field === undefined || !isBetterAsked) return predicate
  const lower = predicate.pattern.map((part) => (typeof part === 'string' ? foldCase(part) : part))
  return { ...predicate, field, pattern: pattern(lower), cased: true }
}

function wants(predicate: FieldPredicate): string {
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
 * Whole numbers have one writing, besides that of a rule that gives them zeros behind the point, and booleans one in lower case; of other
 * numbers there are more.
 */
function askedOfTexts(predicate: FieldPredicate, casts: boolean): Predicate | Unsupported | undefined {
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

function askedOfOthers(predicate: FieldPredicate, type: FieldTypeName): Predicate | Unsupported | undefined {
  switch (predicate.kind) {
    case 'match':
      return matchOfOthers(predicate, type)
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

/** A text that is written as the values of the field are. */
function matchOfOthers(match: Match, type: FieldTypeName): Predicate | Unsupported | undefined {
  const { pattern, cased, field, span, item, changedBy } = match
  const asked = { field, span, item, ...(changedBy === undefined ? {} : { changedBy }) }
  if (type === 'ip') {
    const network = wholeNetwork(pattern)
    return network === undefined ? undefined : { kind: 'cidr', network, ...asked }
  }
  const text = plainText(pattern)
  if (text === undefined) return undefined
  if (type === 'boolean') {
    const word = cased ? text : text.toLowerCase()
    return word === 'true' || word === 'false' ? { kind: 'equals', type: 'boolean', text: word, ...asked } : undefined
  }
  const writing = type === 'long' ? WHOLE_NUMBER : type === 'double' ? NUMBER : undefined
  return writing?.test(text) ? (tooLarge(text, type) ?? { kind: 'equals', type: 'number', text, ...asked }) : undefined
}

/** As JSON writes a number, in its one shortest form. */
const WHOLE_NUMBER = /^(?:0|-?[1-9]\d*)$/
const NUMBER = /^(?:0|-?[1-9]\d*|-?(?:0|[1-9]\d*)\.\d*[1-9])$/

/** https://www.elastic.co/docs/reference/elasticsearch/mapping-reference/number */
function tooLarge(number: string, type: FieldTypeName): Unsupported | undefined {
  if (type === 'long') {
    return Math.abs(Number(number)) < 2 ** 63
      ? undefined
      : unsupported('the number does not fit the field type `long` (64 bits)')
  }
  const digits = number.replace(/e.*$/i, '').replace(/\D/g, '').replace(/^0+/, '')
  return digits.length <= 15 ? undefined : unsupported('the field type only holds numbers of up to 15 digits')
}

const isAnything = (pattern: Pattern): boolean => pattern.length === 1 && isAny(pattern[0])
