import type { Dialect } from '../../../src/dialect/dialect.js'
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
import { type FieldTypeName, type FieldTypes, mergeFieldTypes } from '../../../src/ir/field-types.js'
import { isAny, type Pattern } from '../../../src/ir/pattern.js'
import {
  type FieldMatch,
  type FieldPredicate,
  type FieldRef,
  isFieldPredicate,
  type Keyword,
  type KeywordRegex,
  type Match,
  type Predicate,
  type TimePartName,
} from '../../../src/ir/predicate.js'
import { MAX_CONDITION_DEPTH } from '../elastic-limits.js'
import { fitToType } from '../fit-to-type.js'
import { holdsNumbers, holdsTexts, knownType, valuesOfType } from '../known-type.js'
import { mixedFields } from '../mixed-fields.js'
import { anyPattern } from '../regex/any-pattern.js'
import { tooLongReason } from '../regex/lucene-regex.js'
import { renderExpression, translateRegex } from '../regex/translate-regex.js'
import type { Version } from '../versions.js'
import { anyValue } from './esql-any-value.js'
import { comparisonLists, comparisonText, matchComparison, rlike, shortenMatch } from './esql-comparison.js'
import { keywordSearch, type SearchFunction } from './esql-search.js'
import { fieldName, quote } from './esql-text.js'

export interface EsqlSettings {
  /** Search function for keywords, if allowed. */
  readonly keywords: SearchFunction | undefined
  /** True if fields may have several values: the query then uses KQL where possible. */
  readonly multiValue: boolean
  /** Oldest version that must support the query. */
  readonly version: Version
  /** Maximum length of a regular expression (`index.max_regex_length`). */
  readonly maxRegexLength: number
}

/**
 * The condition of an ES|QL `WHERE`, which is case-sensitive. Comparing a missing or multivalue field yields null,
 * which `COALESCE` turns into false under every NOT.
 *
 * A field that is compared with a number must be numeric, else the query is an error. `TO_STRING` would accept
 * `keyword` fields too, but formats a double 7 as `7.0` and bypasses the index. So numbers rest on the type of the
 * field, except in KQL, which works for any type.
 *
 * Before running a query, Elasticsearch verifies that it uses each field as one type.
 *
 * https://www.elastic.co/docs/reference/query-languages/esql/functions-operators/operators
 */
export function esql(settings: EsqlSettings, fieldTypes: FieldTypes): Dialect {
  const dialect = condition(settings, fieldTypes)
  const kql = settings.multiValue ? anyValue(settings.version, fieldTypes) : undefined
  const acceptsAnyType = (predicate: FieldPredicate) =>
    knownType(fieldTypes, predicate.field) !== undefined || kql?.render(predicate) !== undefined
  return {
    ...dialect,
    specialize: (expr) => {
      const mixed = mixedFields(expr, (predicate) => (acceptsAnyType(predicate) ? undefined : typeFor(predicate)))
      if (mixed.length === 0) return dialect
      const texts: FieldTypes = Object.fromEntries(mixed.map((name) => [name, 'keyword' as const]))
      return condition(settings, mergeFieldTypes([texts, fieldTypes]))
    },
  }
}

function condition(settings: EsqlSettings, fieldTypes: FieldTypes): Dialect {
  const { keywords, multiValue, version, maxRegexLength } = settings
  const typeOf = (name: string) => knownType(fieldTypes, name)
  const kql = multiValue ? anyValue(version, fieldTypes) : undefined
  const renderInKql = (predicate: Predicate): Rendering | undefined => kql?.render(predicate)
  const keyword = (predicate: Keyword | KeywordRegex): Rendering =>
    keywords === undefined
      ? unsupported('ES|QL conditions test fields, not the whole event')
      : keywordSearch(predicate, keywords, settings)
  const dialect: Dialect = {
    name: 'ES|QL',
    logic: {
      and: ' AND ',
      or: ' OR ',
      not: (atom) => `NOT ${atom}`,
      missing: {
        mayBeNull: (predicate) => 'field' in predicate && renderInKql(predicate) === undefined,
        nullAsFalse: (text) => `COALESCE(${text}, false)`,
      },
      deepest: MAX_CONDITION_DEPTH,
    },
    field: fieldName,
    adapt: (predicate) => {
      if (!isFieldPredicate(predicate)) return predicate
      if (typeOf(predicate.field) === 'flattened') {
        if (renderInKql(predicate) !== undefined) return predicate
        return unsupported(multiValue ? 'KQL cannot express this for a flattened field' : NO_FLATTENED)
      }
      if (predicate.kind === 'fieldRef') return comparableFields(predicate, fieldTypes)
      return fitToType(predicate, fieldTypes, true)
    },
    predicates: {
      match: (predicate, field) =>
        renderInKql(predicate) ??
        (isAnything(predicate.pattern) ? isPresent(field) : renderMatch(predicate, field, maxRegexLength)),
      equals: (predicate, field) =>
        renderInKql(predicate) ??
        compareTyped(typeOf(predicate.field), field, (side) => `${side} == ${predicate.text}`),
      isNull: (predicate, field) => renderInKql(predicate) ?? reversible(`${field} IS NULL`, `${field} IS NOT NULL`),
      exists: (predicate, field) => renderInKql(predicate) ?? isPresent(field),
      compare: (predicate, field) =>
        renderInKql(predicate) ??
        compareTyped(typeOf(predicate.field), field, (side) => `${side} ${SYMBOL[predicate.op]} ${predicate.value}`),
      regex: (predicate, field) => {
        const translation = translateRegex(predicate, { foldsCase: false, maxRegexLength })
        if (translation.kind === 'patterns') return anyPattern(predicate, translation, dialect)
        const { text, singleLine, problem } = translation
        const assumptions = ['single-valued', ...(singleLine ? (['single-line'] as const) : [])] as const
        return renderExpression(comparisonText(rlike(text), field), assumptions, problem)
      },
      cidr: (predicate, field) =>
        renderInKql(predicate) ??
        assuming(
          `CIDR_MATCH(${typeOf(predicate.field) === 'ip' ? field : `TO_IP(${field})`}, ${quote(predicate.network)})`,
          'single-valued',
        ),
      fieldRef: ({ other, match, cased }, field) => {
        const name = fieldName(other)
        const [a, b] = cased ? [field, name] : [`TO_LOWER(${field})`, `TO_LOWER(${name})`]
        return assuming(fieldMatches[match](a, b), 'single-valued')
      },
      keyword,
      keywordRegex: keyword,
      timePart: ({ field: asked, part, op, value }, field) => {
        const type = typeOf(asked)
        if (type !== undefined && type !== 'date')
          return unsupported(`the field contains ${valuesOfType[type]}, not dates`)
        const name = DATE_PARTS[part]
        if (name === undefined) return unsupported('ES|QL does not number weeks as ISO 8601 does')
        return assuming(
          `DATE_EXTRACT("${name}", ${field}) ${op === 'eq' ? '==' : SYMBOL[op]} ${value}`,
          'single-valued',
          'field-type',
        )
      },
      expression: queryExpression,
    },
    oneOf: [
      ...(kql?.lists ?? []),
      ...comparisonLists(version, maxRegexLength),
      {
        items: (predicate) =>
          predicate.kind === 'cidr' && typeOf(predicate.field) === 'ip' ? [quote(predicate.network)] : undefined,
        list: (field, items) => `CIDR_MATCH(${field}, ${items.join(', ')})`,
      },
    ],
  }
  return dialect
}

/** Compares with the value of the rule, or with its beginning if its expression would be too long. */
function renderMatch(match: Match, field: string, maxRegexLength: number): Rendering {
  const asked = shortenMatch(match, maxRegexLength)
  const text = comparisonText(matchComparison(asked), field)
  return asked === match ? assuming(text, 'single-valued') : wider(text, tooLongReason(maxRegexLength), 'single-valued')
}

const NO_FLATTENED = 'ES|QL does not support flattened fields; set `multi-value` to search them in KQL'

/**
 * The type that Elasticsearch requires of the predicate's field. Text fields support all predicates except those on
 * dates.
 */
function typeFor(predicate: FieldPredicate): 'text' | 'number' | 'boolean' | 'date' | undefined {
  switch (predicate.kind) {
    case 'isNull':
    case 'exists':
      return undefined
    case 'match':
      return isAnything(predicate.pattern) ? undefined : 'text'
    case 'regex':
    case 'cidr':
    case 'fieldRef':
      return 'text'
    case 'equals':
      return predicate.type
    case 'compare':
      return 'number'
    case 'timePart':
      return 'date'
  }
}

/** A comparison with a number or a boolean. Texts get here only if they are numbers; the query converts them. */
function compareTyped(type: FieldTypeName | undefined, field: string, compare: (side: string) => string): Rendering {
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

const isAnything = (pattern: Pattern): boolean => pattern.length === 1 && isAny(pattern[0])
const isPresent = (field: string): Rendering => reversible(`${field} IS NOT NULL`, `${field} IS NULL`)

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
