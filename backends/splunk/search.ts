import type { Dialect } from '../../src/dialect/dialect.js'
import { textAfterField } from '../../src/dialect/leaf.js'
import { queryExpression } from '../../src/dialect/query-expression.js'
import { assuming, negated, type Rendering, SYMBOL, unsupported, wider } from '../../src/dialect/rendering.js'
import type { Assumption } from '../../src/ir/assumptions.js'
import { parseNetwork } from '../../src/ir/network.js'
import { isAnything, type Pattern, plainText } from '../../src/ir/pattern.js'
import type { Keyword, Predicate } from '../../src/ir/predicate.js'
import { prefilterPatterns } from '../../src/ir/prefilter-patterns.js'
import { keepRecent } from '../../src/text/keep-recent.js'
import { isSearchSetting, quote, quoteField, unquotable } from './quoting.js'
import { exactValue, inexact, pieces, terms } from './search-value.js'

/**
 * The `search` command, with which every search begins. It ignores letter case, tests any value of a multivalue field,
 * and does not match missing fields. OR binds tighter than AND, so `print` puts parentheses around every mixed group.
 * Values have no wildcards in the middle: the manual warns that such a search may miss events.
 *
 * https://docs.splunk.com/Documentation/Splunk/latest/SearchReference/Search
 * https://docs.splunk.com/Documentation/Splunk/latest/Search/Wildcards
 */
export const search: Dialect = {
  name: 'Splunk search',
  logic: { and: ' ', or: ' OR ', not: (atom) => `NOT ${atom}`, missing: 'false' },
  field: keepRecent((name) => {
    if (isSearchSetting(name)) return unsupported(`\`search\` reads \`${name}\` as a search setting, not as a field`)
    return unquotable(name) ?? quoteField(name)
  }),
  predicates: {
    match: ({ pattern, cased }, field) => {
      const exact = exactValue(pattern)
      if (exact !== undefined && !cased && !isSubnet(pattern)) return `${field}=${exact}`
      const text = oneOf(field, [pattern])
      const because = inexact(pattern)
      if (isSubnet(pattern))
        return wider(`${field}=*`, '`search` reads a string that looks like a network as a network')
      if (because !== undefined) return wider(text, because)
      return cased ? wider(text, LETTER_CASE) : text
    },
    equals: ({ text }, field) => `${field}=${text}`,
    isNull: (_, field) => negated(`${field}=*`),
    exists: (_, field) => `${field}=*`,
    compare: ({ op, value }, field) => assuming(`${field}${SYMBOL[op]}${value}`, 'field-type'),
    regex: ({ source, flags }, field) => wider(oneOf(field, prefilterPatterns(source, flags)), NO_REGEX),
    // The manual does not document whether this also finds the text of the network; for addresses it does not matter.
    cidr: ({ network }, field) => assuming(`${field}=${quote(network)}`, 'field-type'),
    fieldRef: ({ other }, field) => {
      const otherField = search.field(other)
      const present = typeof otherField === 'string' ? `(${field}=* ${otherField}=*)` : `${field}=*`
      return wider(present, '`search` cannot compare two fields')
    },
    keyword: (predicate) => keyword(predicate, oneOf('', [predicate.pattern]), 'raw-text'),
    keywordRegex: ({ source }) => {
      // The raw text of an event is longer than the value that `^` refers to.
      const patterns = prefilterPatterns(source, 'm')
      if (patterns.some(isAnything)) return unsupported(NO_REGEX)
      return wider(oneOf('', patterns), NO_REGEX, 'raw-text')
    },
    timePart: (_, field) => wider(`${field}=*`, '`search` cannot extract parts of a date'),
    expression: queryExpression,
  },
  oneOf: [
    { items: listItems, list: listText },
    // Values with a wildcard inside share the pieces before the last wildcard.
    {
      items: (predicate) => (leadingPieces(predicate).length === 0 ? undefined : lastPiece(predicate)),
      key: (predicate) => leadingPieces(predicate).join(' '),
      list: (field, values, first) => allPieces(field, leadingPieces(first), values),
    },
  ],
}

/**
 * `search` for keywords that are indexed as terms. Splunk finds `"foo"` in the index, but scans each event for
 * `"*foo*"`.
 */
const searchForTerms: Dialect = {
  ...search,
  predicates: {
    ...search.predicates,
    keyword: (predicate) => {
      const words = terms(predicate.pattern)
      const text = words.length === 1 ? words.join() : `(${words.join(' ')})`
      return keyword(predicate, text, 'raw-text', 'whole-terms')
    },
  },
}

/** The dialect that searches for keywords anywhere, or as terms. */
export const searchFor = (keywords: 'contain' | 'terms'): Dialect => (keywords === 'terms' ? searchForTerms : search)

/** Renders a keyword: as wider if the text finds more than the keyword, else under the assumptions alone. */
function keyword({ pattern, cased }: Keyword, text: string, ...assumptions: readonly Assumption[]): Rendering {
  const because = inexact(pattern) ?? (cased ? LETTER_CASE : undefined)
  return because === undefined ? assuming(text, ...assumptions) : wider(text, because, ...assumptions)
}

const LETTER_CASE = '`search` is case-insensitive'
const NO_REGEX = '`search` has no regular expressions'

/** `f=*` if the field exists, `f="a"` for one value, `f IN ("a", "b")` for several. */
function listText(field: string, values: readonly string[]): string {
  const [first = '*', second] = values
  if (values.includes('*')) return `${field}=*`
  return second === undefined ? `${field}=${first}` : `${field} IN (${values.join(', ')})`
}

/**
 * Tests for one of the patterns in a field or, without a name, in the raw text. Each pattern becomes the pieces between
 * its wildcards; leading pieces that several patterns share are written once.
 */
function oneOf(field: string, patterns: readonly Pattern[]): string {
  const [only, other] = patterns.length === 1 ? patterns.flatMap(pieces) : []
  if (only !== undefined && other === undefined) return allPieces(field, NONE, [only])
  const groups = new Map<string, { readonly leading: readonly string[]; readonly last: Set<string> }>()
  for (const patternPieces of patterns.map(pieces)) {
    const leading = patternPieces.slice(0, -1)
    const group = groups.get(leading.join(' ')) ?? { leading, last: new Set() }
    group.last.add(patternPieces.at(-1) ?? '*')
    groups.set(leading.join(' '), group)
  }
  return anyText([...groups.values()].map(({ leading, last }) => allPieces(field, leading, [...last])))
}

const NONE: readonly string[] = []

/** Tests for all leading pieces and one of the last ones. */
function allPieces(field: string, leading: readonly string[], last: readonly string[]): string {
  const list = field === '' ? anyText(last) : listText(field, last)
  const texts = leading.map((value) => (field === '' ? value : `${field}=${value}`))
  return texts.length === 0 ? list : `(${[...texts, list].join(' ')})`
}

const leadingPieces = (predicate: Predicate): readonly string[] =>
  predicate.kind === 'match' && !isSubnet(predicate.pattern) ? pieces(predicate.pattern).slice(0, -1) : []

const lastPiece = (predicate: Predicate): readonly string[] =>
  predicate.kind === 'match' ? pieces(predicate.pattern).slice(-1) : []

const anyText = (texts: readonly string[]): string => (texts.length === 1 ? texts.join() : `(${texts.join(' OR ')})`)

function isSubnet(pattern: Pattern): boolean {
  const text = plainText(pattern)
  return text?.includes('/') === true && parseNetwork(text) !== undefined
}

/**
 * The values of a predicate, if each is a single value that a list can contain. The text of a leaf with one value has
 * it after the field; computing it again takes 3 % of a conversion.
 */
function listItems(
  predicate: Predicate,
  leaf?: { readonly text: string; readonly field: string },
): readonly string[] | undefined {
  switch (predicate.kind) {
    case 'equals':
      return [predicate.text]
    case 'match': {
      const text = textAfterField(leaf, '=')
      if (text?.startsWith('"')) return [text]
      return isSubnet(predicate.pattern) ? ['*'] : single([predicate.pattern])
    }
    case 'exists':
    case 'timePart':
      return ['*']
    case 'regex':
      return single(prefilterPatterns(predicate.source, predicate.flags))
    default:
      return undefined
  }
}

function single(patterns: readonly Pattern[]): readonly string[] | undefined {
  const pieceLists = patterns.map(pieces)
  return pieceLists.every((patternPieces) => patternPieces.length === 1) ? [...new Set(pieceLists.flat())] : undefined
}
