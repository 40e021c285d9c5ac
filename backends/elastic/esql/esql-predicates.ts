import type { Dialect, OneOf } from '../../../src/dialect/dialect.js'
import {
  assuming,
  assumingAll,
  type Rendering,
  SYMBOL,
  type Unsupported,
  unsupported,
  wider,
} from '../../../src/dialect/rendering.js'
import type { Assumption } from '../../../src/ir/assumptions.js'
import type { FieldTypeName, FieldTypes } from '../../../src/ir/field-types.js'
import {
  type FieldMatch,
  type FieldRef,
  isFieldPredicate,
  type Match,
  type Predicate,
  type PredicateOf,
  type Regex,
  type TimePart,
  type TimePartName,
} from '../../../src/ir/predicate.js'
import { fitToType } from '../fit-to-type.js'
import { holdsNumbers, holdsTexts, knownType, refuseNested, valuesOfType } from '../known-type.js'
import { anyPattern } from '../regex/any-pattern.js'
import { tooLongReason } from '../regex/lucene-regex.js'
import { renderExpression, translateRegex } from '../regex/translate-regex.js'
import { compareMatch, comparisonText, rlike } from './esql-comparison.js'
import { fieldName, quote } from './esql-text.js'

/** Compares with the value of the rule, or with its beginning if its expression would be too long. */
export function renderMatch(match: Match, field: string, maxRegexLength: number): Rendering {
  const compared = compareMatch(match, maxRegexLength)
  const text = comparisonText(compared, field)
  return compared.isShortened
    ? wider(text, tooLongReason(maxRegexLength), 'single-valued')
    : assumingAll(text, SINGLE_VALUED)
}

const SINGLE_VALUED: readonly Assumption[] = ['single-valued']

const NO_FLATTENED = 'ES|QL does not support flattened fields; set `multi-value` to search them in KQL'

/** A comparison with a number or a boolean. Texts get here only if they are numbers; the query converts them. */
export function compareTyped(
  type: FieldTypeName | undefined,
  field: string,
  compare: (side: string) => string,
): Rendering {
  if (type === 'boolean' || holdsNumbers(type)) return assuming(compare(field), 'single-valued')
  const side = type === undefined ? field : `TO_DOUBLE(${field})`
  return assuming(compare(side), 'single-valued', 'field-type')
}

/** A field as a comparison operand. Fields with one type other than text are compared directly. */
function comparableFields(reference: FieldRef, types: FieldTypes): FieldRef | Unsupported {
  const known = [reference.field, reference.other].map((name) => knownType(types, name))
  if (known.includes('flattened')) return unsupported('ES|QL does not support flattened fields')
  const other = known.find((type) => type !== undefined && !holdsTexts(type))
  if (other === undefined) return reference
  const isComparable = known.every((type) => type === other || (holdsNumbers(type) && holdsNumbers(other)))
  return isComparable && reference.match === 'equals'
    ? { ...reference, cased: true }
    : unsupported(`one of the fields contains ${valuesOfType[other]}, not strings`)
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

/** Renders a regular expression, or the nearest wider query. */
export function renderRegex(predicate: Regex, field: string, maxRegexLength: number, dialect: Dialect): Rendering {
  const translation = translateRegex(predicate, { foldsCase: false, maxRegexLength })
  if (translation.kind === 'patterns') return anyPattern(predicate, translation, dialect)
  const { text, singleLine, problem } = translation
  const assumptions = ['single-valued', ...(singleLine ? (['single-line'] as const) : [])] as const
  return renderExpression(comparisonText(rlike(text), field), assumptions, problem)
}

/** Tests whether an address is in a network; a field of unknown type is converted to an address. */
export function renderCidr(
  { network }: PredicateOf<'cidr'>,
  field: string,
  type: FieldTypeName | undefined,
): Rendering {
  return assuming(cidrMatch(field, [quote(network)], type === 'ip'), 'single-valued')
}

const cidrMatch = (field: string, networks: readonly string[], isAddress: boolean): string =>
  `CIDR_MATCH(${isAddress ? field : `TO_IP(${field})`}, ${networks.join(', ')})`

/** Several networks in one call: for fields of the type `ip`, and for those of unknown type. */
export const addressLists = (fieldTypes: FieldTypes): readonly OneOf[] =>
  [true, false].map((isAddress) => ({
    items: (predicate) =>
      predicate.kind === 'cidr' && (knownType(fieldTypes, predicate.field) === 'ip') === isAddress
        ? [quote(predicate.network)]
        : undefined,
    list: (field, items) => cidrMatch(field, items, isAddress),
  }))

/** Compares two fields. */
export function renderFieldRef({ other, match, cased }: FieldRef, field: string): Rendering {
  const name = fieldName(other)
  const [a, b] = cased ? [field, name] : [`TO_LOWER(${field})`, `TO_LOWER(${name})`]
  return assuming(fieldMatches[match](a, b), 'single-valued')
}

/** Compares a part of a date; unsupported for fields that contain no dates, and for weeks. */
export function renderTimePart(
  { part, op, value }: TimePart,
  field: string,
  type: FieldTypeName | undefined,
): Rendering {
  if (type !== undefined && type !== 'date') return unsupported(`the field contains ${valuesOfType[type]}, not dates`)
  const name = DATE_PARTS[part]
  if (name === undefined) return unsupported('ES|QL does not number weeks as ISO 8601 does')
  const symbol = op === 'eq' ? '==' : SYMBOL[op]
  return assuming(`${extracted(name, field)} ${symbol} ${value}`, 'single-valued', 'field-type')
}

const extracted = (name: string, field: string): string => `DATE_EXTRACT("${name}", ${field})`

/** Several values of one part of a date. */
export const timePartList: OneOf = {
  items: (predicate) => (nameOfPart(predicate) !== '' && 'value' in predicate ? [predicate.value] : undefined),
  key: nameOfPart,
  list: (field, items, first) => `${extracted(nameOfPart(first), field)} IN (${items.join(', ')})`,
}

/** The name of the part that a predicate compares for equality; empty for others. */
function nameOfPart(predicate: Predicate): string {
  return predicate.kind === 'timePart' && predicate.op === 'eq' ? (DATE_PARTS[predicate.part] ?? '') : ''
}

/** Rewrites a predicate for the known types of its fields; unsupported if they cannot answer it in ES|QL. */
export function fitToEsql(predicate: Predicate, fieldTypes: FieldTypes, multiValue: boolean): Predicate | Unsupported {
  if (!isFieldPredicate(predicate)) return predicate
  const refused = refuseNested(predicate, fieldTypes, 'ES|QL')
  if (refused !== undefined) return refused
  if (isFlattened(predicate, fieldTypes))
    return unsupported(multiValue ? 'KQL cannot express this for a flattened field' : NO_FLATTENED)
  if (predicate.kind === 'fieldRef') return comparableFields(predicate, fieldTypes)
  return fitToType(predicate, fieldTypes, true)
}

export const isFlattened = (predicate: Predicate, fieldTypes: FieldTypes): boolean =>
  isFieldPredicate(predicate) && knownType(fieldTypes, predicate.field) === 'flattened'
