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
import type { FieldTypeName, FieldTypes } from '../../../src/ir/field-types.js'
import { hasCase, isAnything, someText } from '../../../src/ir/pattern.js'
import { type Equals, isFieldPredicate, type Match, type Predicate, type Regex } from '../../../src/ir/predicate.js'
import { keepRecent } from '../../../src/text/keep-recent.js'
import { termAssumptions } from '../addresses.js'
import { MAX_CONDITION_DEPTH } from '../elastic-limits.js'
import { fitToType } from '../fit-to-type.js'
import { caselessField, holdsNumbers, knownType, refuseNested } from '../known-type.js'
import { plainName } from '../plain-name.js'
import { anyPattern } from '../regex/any-pattern.js'
import { tooLongReason } from '../regex/lucene-regex.js'
import { renderExpression } from '../regex/translate-regex.js'
import { nameQuoter } from '../strings.js'
import { compareMatch, compareRegex, sourceName } from './eql-comparison.js'
import { listForms } from './eql-lists.js'
import { quote } from './eql-text.js'

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
    field: keepRecent((name) => `${unmapped ? '?' : ''}${fieldName(plainName(name))}`),
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
        const { operator, operand, isShortened } = compareMatch(predicate, maxRegexLength)
        const text = `${field} ${operator} ${operator === 'in~' ? `(${operand})` : operand}`
        if (isShortened) return wider(text, tooLongReason(maxRegexLength))
        return assuming(text, ...(operator === '==' ? termAssumptions(predicate.pattern, typeOf(predicate.field)) : []))
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
    oneOf: listForms(maxRegexLength),
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
  const refused = refuseNested(predicate, types, 'EQL')
  if (refused !== undefined) return refused
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
  const compared = compareRegex(predicate, maxRegexLength)
  if ('kind' in compared) return anyPattern(predicate, compared, dialect)
  const { operator, operand, singleLine, problem } = compared
  return renderExpression(`${field} ${operator} ${operand}`, singleLine ? ['single-line'] : [], problem)
}

const needsCaseAssumption = ({ pattern, cased }: Match): boolean => !cased && someText(pattern, hasCase)

/** Reserved words that cannot be part of a bare name. */
const WORDS =
  'and|any|by|false|fork|head|in|join|like|maxspan|not|null|of|or|regex|runs|sample|sequence|tail|true|until|where|with'
const fieldName = nameQuoter(WORDS)
