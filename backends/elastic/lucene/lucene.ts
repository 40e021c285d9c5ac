import type { Dialect } from '../../../src/dialect/dialect.js'
import { type Leaf, textAfterField } from '../../../src/dialect/leaf.js'
import { prefixNegation } from '../../../src/dialect/prefix-negation.js'
import { queryExpression } from '../../../src/dialect/query-expression.js'
import { assuming, assumingAll, negated, type Rendering, unsupported, wider } from '../../../src/dialect/rendering.js'
import type { Assumption } from '../../../src/ir/assumptions.js'
import type { FieldTypeName, FieldTypes } from '../../../src/ir/field-types.js'
import { isAnything, type Pattern } from '../../../src/ir/pattern.js'
import type { CompareOp, Predicate, PredicateOf } from '../../../src/ir/predicate.js'
import { keepRecent } from '../../../src/text/keep-recent.js'
import { networkTerm } from '../addresses.js'
import { fitToTypeIgnoringCase } from '../fit-to-type.js'
import { holdsNumbers, knownType, refuseNested } from '../known-type.js'
import { assumeTypeOfMixedFields } from '../mixed-field-assumptions.js'
import { plainName } from '../plain-name.js'
import { anyPattern } from '../regex/any-pattern.js'
import type { RegexSettings } from '../regex/lucene-regex.js'
import { type Expression, renderExpression, requiredPatterns, translateRegex } from '../regex/translate-regex.js'
import { WORDS_ONLY } from '../text-words.js'
import { regexWordTerm, type Term, termOf } from './lucene-term.js'
import { escaped, quote, slashes, unprintable } from './lucene-text.js'

export interface LuceneSettings {
  /** `assume`: comparisons are case-sensitive. `regex`: regular expressions contain each letter in both cases. */
  readonly case: 'assume' | 'regex'
  /** Maximum length of a regular expression (`index.max_regex_length`). */
  readonly maxRegexLength: number
}

/**
 * Lucene query string syntax of Elasticsearch, in a form that plain Lucene also accepts. It has no precedence: AND and
 * OR only mark clauses of one flat list, so every group has parentheses.
 *
 * https://www.elastic.co/docs/reference/query-languages/query-dsl/query-dsl-query-string-query
 */
export function lucene({ case: letterCase, maxRegexLength }: LuceneSettings, fieldTypes: FieldTypes): Dialect {
  const bothCases = letterCase === 'regex'
  const typeOf = (name: string) => knownType(fieldTypes, name)
  const term = (pattern: Pattern, cased: boolean, type?: FieldTypeName) =>
    termOf(pattern, { cased, bothCases, type, maxRegexLength })
  const regexes: RegexSettings = { foldsCase: false, maxRegexLength, refuse: unprintable }
  const context = { term, typeOf, regexes }
  const dialect: Dialect = {
    name: 'Lucene',
    logic: { and: ' AND ', or: ' OR ', not: prefixNegation('*:*'), missing: 'false' },
    field: keepRecent(fieldName),
    adapt: (predicate) => refuseNested(predicate, fieldTypes, 'Lucene') ?? fitToTypeIgnoringCase(predicate, fieldTypes),
    predicates: {
      match: ({ field: name, pattern, cased }, field) =>
        isAnything(pattern) ? `${field}:*` : renderTerm(`${field}:`, term(pattern, cased, typeOf(name))),
      equals: ({ field: name, text, type }, field) =>
        assuming(
          `${field}:${literal(text)}`,
          ...(type === 'boolean' && typeOf(name) !== 'boolean' ? (['letter-case'] as const) : []),
        ),
      isNull: (_, field) => negated(`${field}:*`),
      exists: (_, field) => `${field}:*`,
      compare: ({ field: name, op, value }, field) =>
        assuming(`${field}:${RANGE[op](value)}`, ...(holdsNumbers(typeOf(name)) ? [] : (['field-type'] as const))),
      regex: (predicate, field) =>
        renderRegex(predicate, field, context, () =>
          bothCases ? dialect : lucene({ case: 'regex', maxRegexLength }, fieldTypes),
        ),
      cidr: (predicate, field) =>
        assuming(
          `${field}:${networkTerm(predicate, typeOf)}`,
          ...(typeOf(predicate.field) === 'ip' ? [] : (['field-type'] as const)),
        ),
      fieldRef: unsupported('Lucene cannot compare two fields'),
      keyword: ({ pattern, cased }) => renderTerm('', term(pattern, cased), 'field-type'),
      keywordRegex: (predicate) => renderKeywordRegex(predicate, regexes),
      timePart: unsupported('Lucene cannot extract parts of a date'),
      expression: queryExpression,
    },
    oneOf: [
      {
        items: (predicate, leaf) => listItems(predicate, context, leaf),
        list: (field, items) => `${field}:(${items.join(' OR ')})`,
      },
    ],
  }
  return assumeTypeOfMixedFields(dialect, fieldTypes)
}

const RANGE: Readonly<Record<CompareOp, (value: string) => string>> = {
  lt: (value) => `{* TO ${value}}`,
  lte: (value) => `[* TO ${value}]`,
  gt: (value) => `{${value} TO *}`,
  gte: (value) => `[${value} TO *]`,
}

/** A field name. A star in a name would search all fields that it matches, even with a backslash. */
function fieldName(name: string): string | ReturnType<typeof unsupported> {
  const own = plainName(name)
  if (/[<>*\p{Cc}]/u.test(own)) return unsupported(`Lucene cannot express the field name \`${name}\``)
  return /^(?:AND|OR|NOT)$/.test(own) ? `\\${own}` : escaped(own)
}

function renderTerm(prefix: string, term: Term | undefined, ...more: readonly Assumption[]): Rendering {
  if (term === undefined) return unsupported(WORDS_ONLY)
  const { text, because, assumptions } = term
  const all = more.length === 0 ? assumptions : [...new Set([...assumptions, ...more])]
  return because === undefined ? assumingAll(prefix + text, all) : wider(prefix + text, because, ...all)
}

const literal = (text: string): string => (text.startsWith('-') ? quote(text) : text)

const expressionTerm = (prefix: string, { text, singleLine, problem }: Expression, ...more: readonly Assumption[]) =>
  renderExpression(`${prefix}${slashes(text)}`, [...(singleLine ? (['single-line'] as const) : []), ...more], problem)

const NO_FLATTENED = 'Lucene regular expressions cannot search a flattened field'

interface LuceneContext {
  readonly term: (pattern: Pattern, cased: boolean, type?: FieldTypeName) => Term | undefined
  readonly typeOf: (name: string) => FieldTypeName | undefined
  readonly regexes: RegexSettings
}

/** Renders a regular expression, or the nearest wider query; `patternDialect` renders patterns instead. */
function renderRegex(
  predicate: PredicateOf<'regex'>,
  field: string,
  { typeOf, regexes }: LuceneContext,
  patternDialect: () => Dialect,
): Rendering {
  const type = typeOf(predicate.field)
  if (type === 'text') return renderTerm(`${field}:`, regexWordTerm(predicate.source, predicate.flags))
  const translation =
    type === 'flattened' ? requiredPatterns(predicate, { because: NO_FLATTENED }) : translateRegex(predicate, regexes)
  if (translation.kind === 'expression') return expressionTerm(`${field}:`, translation)
  return anyPattern(predicate, translation, patternDialect())
}

/** Searches all fields for a regular expression, or for the patterns that it requires. */
function renderKeywordRegex(predicate: PredicateOf<'keywordRegex'>, regexes: RegexSettings): Rendering {
  const translation = translateRegex(predicate, regexes)
  if (translation.kind === 'expression') return expressionTerm('', translation, 'field-type')
  const { patterns, problem, cased } = translation
  if (patterns.some(isAnything)) return unsupported(problem.because, problem.at)
  const { maxRegexLength } = regexes
  const terms = patterns.map((pattern) => termOf(pattern, { cased, bothCases: true, type: undefined, maxRegexLength }))
  const texts = [...new Set(terms.map((term) => term?.text ?? ''))]
  return wider(texts.length === 1 ? texts.join() : `(${texts.join(' OR ')})`, problem.because, 'field-type')
}

function listItems(
  predicate: Predicate,
  { term, typeOf, regexes }: LuceneContext,
  leaf: Pick<Leaf, 'text' | 'field'> | undefined,
): readonly string[] | undefined {
  if (predicate.kind === 'equals') return [literal(predicate.text)]
  if (predicate.kind === 'cidr') return [networkTerm(predicate, typeOf)]
  if (predicate.kind === 'regex' && !/^(?:text|flattened)$/.test(typeOf(predicate.field) ?? '')) {
    const translation = translateRegex(predicate, regexes)
    return translation.kind === 'expression' ? [slashes(translation.text)] : undefined
  }
  if (predicate.kind !== 'match' || isAnything(predicate.pattern)) return undefined
  const text = textAfterField(leaf, ':')
  if (text !== undefined) return [text]
  const valueTerm = term(predicate.pattern, predicate.cased, typeOf(predicate.field))
  return valueTerm === undefined ? undefined : [valueTerm.text]
}
