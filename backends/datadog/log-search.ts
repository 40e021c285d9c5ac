import type { Dialect, Within } from '../../src/dialect/dialect.js'
import { type Leaf, textAfterField } from '../../src/dialect/leaf.js'
import { queryExpression } from '../../src/dialect/query-expression.js'
import { assuming, negated, type Rendering, SYMBOL, unsupported, wider } from '../../src/dialect/rendering.js'
import { ANY, isAnything, pattern as toPattern } from '../../src/ir/pattern.js'
import { isFieldPredicate, type Predicate, type PredicateOf } from '../../src/ir/predicate.js'
import { prefilterPatterns } from '../../src/ir/prefilter-patterns.js'
import { type RegexPatterns, regexPatterns } from '../../src/ir/regex-patterns.js'
import { keepRecent } from '../../src/text/keep-recent.js'
import { mayBeStatus } from './log-status.js'
import { isBare, plainName, tagKeysOf } from './names.js'
import { type FieldKind, hasValue, list, listItems, oneOf } from './one-of.js'
import { nameText, toWritable } from './value.js'
import { searchWords } from './word-search.js'

export interface LogSearchSettings {
  /** Names of fields that are tags, comma-separated. */
  readonly 'tag-fields': string
  /** Where to search for keywords: in the message only, or in all attributes by full-text search. */
  readonly keywords: 'message' | 'all'
}

/**
 * Log search: attributes with `@`, whole values with `*` and `?`, case-sensitive. A negation keeps logs without the
 * attribute; adjacent terms are a conjunction. A list matches if any element does, so a range becomes two comparisons,
 * as in the rule.
 *
 * https://docs.datadoghq.com/logs/explorer/search_syntax/
 */
export function logSearch({ 'tag-fields': tags, keywords }: LogSearchSettings): Dialect {
  const tagKeys = tagKeysOf(tags)
  const kindOf = keepRecent((name): FieldKind => {
    const own = plainName(name)
    if (tagKeys.has(own)) return 'tag'
    return own === 'message' || own === 'status' ? own : 'other'
  })
  return {
    name: 'Datadog log search',
    logic: { and: ' ', or: ' OR ', not: negation, missing: 'false' },
    field: keepRecent((name) => {
      const text = nameText(plainName(name).replace(/^@/, ''))
      if (text === undefined) return unsupported(`Datadog cannot express the field name \`${name}\``)
      return isBare(name, tagKeys) ? text : `@${text}`
    }),
    predicates: {
      match: ({ field: name, pattern, cased }, field) => hasValue(field, kindOf(name), pattern, cased),
      // An attribute may hold the text of a boolean in any letter case.
      equals: ({ field: name, text }, field) => hasValue(field, kindOf(name), [text], false),
      isNull: (_, field) => negated(`${field}:*`),
      exists: (_, field) => `${field}:*`,
      compare: ({ op, value }, field) =>
        isAttribute(field) ? assuming(`${field}:${SYMBOL[op]}${value}`, 'field-type') : unsupported(ATTRIBUTES_ONLY),
      regex: (predicate, field) => regex(predicate, field, kindOf(predicate.field)),
      cidr: ({ network }, field) =>
        isAttribute(field) && !field.includes(',') ? cidr(field, [network]) : unsupported(ATTRIBUTES_ONLY),
      fieldRef: unsupported('Datadog log search cannot compare two fields'),
      keyword: ({ pattern, cased }) => {
        const within = toPattern([ANY, ...pattern, ANY])
        return keywords === 'all'
          ? searchWords('*:', within, cased, 'field-type')
          : searchWords('', within, cased, 'raw-text')
      },
      keywordRegex: unsupported(NO_REGEX),
      timePart: unsupported('Datadog log search cannot extract parts of a date'),
      expression: queryExpression,
    },
    oneOf: [
      { items: (predicate, leaf) => itemsOf(predicate, kindOf, leaf), list },
      { items: (predicate) => (predicate.kind === 'cidr' ? [predicate.network] : undefined), list: cidr },
    ],
  }
}

const NO_REGEX = 'Datadog log search has no regular expressions'
const ATTRIBUTES_ONLY = 'Datadog only compares attributes with numbers and networks'

const isAttribute = (field: string): boolean => field.startsWith('@')

/**
 * Datadog's own rules negate with a dash; for the function `CIDR` the manual documents only `NOT(…)`. Next to OR a
 * negation needs parentheses: without them, the query parser that Datadog has published reads AND NOT.
 *
 * https://vector.dev/docs/reference/vrl/functions/#match_datadog_query
 */
function negation(atom: string, within: Within): string {
  const negated = atom.startsWith('CIDR(') ? `NOT(${atom})` : `-${atom}`
  return within === 'or' ? `(${negated})` : negated
}

const cidr = (field: string, networks: readonly string[]): string => `CIDR(${[field, ...networks].join(',')})`

const exactly = (patterns: RegexPatterns['patterns'], cased: boolean): RegexPatterns => ({
  patterns,
  cased,
  overLines: 'same',
})

/** Renders the patterns of the regular expression, or else the texts that every match must contain. */
function regex({ source, flags }: PredicateOf<'regex'>, field: string, kind: FieldKind): Rendering {
  const exact = regexPatterns(source, flags)
  if (exact !== undefined) return oneOf(field, kind, exact)
  const folds = /i/.test(flags) || source.includes('(?')
  const wide = oneOf(field, kind, exactly(prefilterPatterns(source, flags), !folds))
  if (typeof wide === 'string') return wider(wide, NO_REGEX)
  return 'text' in wide ? wider(wide.text, NO_REGEX, ...('assumptions' in wide ? wide.assumptions : [])) : wide
}

function itemsOf(
  predicate: Predicate,
  kindOf: (name: string) => FieldKind,
  leaf: Pick<Leaf, 'text' | 'field'> | undefined,
): readonly string[] | undefined {
  const kind = isFieldPredicate(predicate) ? kindOf(predicate.field) : 'message'
  if (predicate.kind === 'match' && (kind === 'other' || kind === 'tag') && !isAnything(predicate.pattern)) {
    const written = textAfterField(leaf, ':')
    // A list has parentheses, and a value has none without a backslash.
    if (written !== undefined && !written.startsWith('(')) return [written]
  }
  const values = kind === 'message' ? undefined : patternsOf(predicate)
  if (values === undefined || values.patterns.some(isAnything)) return undefined
  if (kind === 'status' && !values.patterns.every(mayBeStatus)) return undefined
  return listItems(kind, values.patterns.map(toWritable), values.cased)
}

function patternsOf(predicate: Predicate): Pick<RegexPatterns, 'patterns' | 'cased'> | undefined {
  switch (predicate.kind) {
    case 'match':
      return { patterns: [predicate.pattern], cased: predicate.cased }
    case 'equals':
      return { patterns: [[predicate.text]], cased: false }
    case 'regex':
      return regexPatterns(predicate.source, predicate.flags)
    default:
      return undefined
  }
}
