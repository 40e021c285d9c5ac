import type { Dialect } from '../../../src/dialect/dialect.js'
import { queryExpression } from '../../../src/dialect/query-expression.js'
import { type Rendering, reversible, SYMBOL, unsupported } from '../../../src/dialect/rendering.js'
import { type FieldTypes, mergeFieldTypes } from '../../../src/ir/field-types.js'
import { isAnything } from '../../../src/ir/pattern.js'
import type { FieldPredicate, Keyword, KeywordRegex, Predicate } from '../../../src/ir/predicate.js'
import { keepRecent } from '../../../src/text/keep-recent.js'
import { MAX_CONDITION_DEPTH } from '../elastic-limits.js'
import { knownType } from '../known-type.js'
import { mixedFields } from '../mixed-fields.js'
import type { Version } from '../versions.js'
import { anyValue } from './esql-any-value.js'
import { comparisonLists } from './esql-comparison.js'
import {
  addressLists,
  compareTyped,
  fitToEsql,
  isFlattened,
  renderCidr,
  renderFieldRef,
  renderMatch,
  renderRegex,
  renderTimePart,
  timePartList,
} from './esql-predicates.js'
import { keywordSearch, type SearchFunction } from './esql-search.js'
import { fieldName } from './esql-text.js'

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
  const { multiValue, version, maxRegexLength } = settings
  const typeOf = (name: string) => knownType(fieldTypes, name)
  const kql = multiValue ? anyValue(version, fieldTypes) : undefined
  const renderInKql = (predicate: Predicate): Rendering | undefined => kql?.render(predicate)
  const keyword = (predicate: Keyword | KeywordRegex): Rendering => renderKeyword(predicate, settings)
  const dialect: Dialect = {
    name: 'ES|QL',
    logic: logicOf((predicate) => renderInKql(predicate) !== undefined),
    field: keepRecent(fieldName),
    adapt: (predicate) =>
      isFlattened(predicate, fieldTypes) && renderInKql(predicate) !== undefined
        ? predicate
        : fitToEsql(predicate, fieldTypes, multiValue),
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
      regex: (predicate, field) => renderRegex(predicate, field, maxRegexLength, dialect),
      cidr: (predicate, field) => renderInKql(predicate) ?? renderCidr(predicate, field, typeOf(predicate.field)),
      fieldRef: renderFieldRef,
      keyword,
      keywordRegex: keyword,
      timePart: (predicate, field) => renderTimePart(predicate, field, typeOf(predicate.field)),
      expression: queryExpression,
    },
    oneOf: [
      ...(kql?.lists ?? []),
      ...comparisonLists(version, maxRegexLength),
      ...addressLists(fieldTypes),
      timePartList,
    ],
  }
  return dialect
}

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

const isPresent = (field: string): Rendering => reversible(`${field} IS NOT NULL`, `${field} IS NULL`)

/** Operators, and the treatment of null; KQL is never null. */
const logicOf = (isInKql: (predicate: Predicate) => boolean): Dialect['logic'] => ({
  and: ' AND ',
  or: ' OR ',
  not: (atom) => `NOT ${atom}`,
  missing: {
    mayBeNull: (predicate) => 'field' in predicate && !isInKql(predicate),
    nullAsFalse: (text) => `COALESCE(${text}, false)`,
  },
  deepest: MAX_CONDITION_DEPTH,
})

const renderKeyword = (predicate: Keyword | KeywordRegex, settings: EsqlSettings): Rendering =>
  settings.keywords === undefined
    ? unsupported('ES|QL conditions test fields, not the whole event')
    : keywordSearch(predicate, settings.keywords, settings)
