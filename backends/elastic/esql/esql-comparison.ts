import type { OneOf } from '../../../src/dialect/dialect.js'
import { escapeWith, glob } from '../../../src/dialect/escape.js'
import { hasCase, type Pattern, plainText, someText } from '../../../src/ir/pattern.js'
import type { Match, Predicate } from '../../../src/ir/predicate.js'
import { keepRecent } from '../../../src/text/keep-recent.js'
import { luceneRegex } from '../regex/lucene-regex.js'
import { patternRegex, shortenPattern } from '../regex/pattern-regex.js'
import { isAtLeast, type Version } from '../versions.js'
import { quote, raw } from './esql-text.js'

/** A comparison of a field, or of its lower case, with one value. */
export interface Comparison {
  readonly lowered: boolean
  readonly operator: '==' | 'LIKE' | 'RLIKE'
  readonly value: string
  /** True if the value is only the beginning of the rule's value. */
  readonly isShortened: boolean
}

export const comparisonText = ({ lowered, operator, value }: Comparison, field: string): string =>
  `${sideOf(field, lowered)} ${operator} ${value}`

const sideOf = (field: string, lowered: boolean): string => (lowered ? inLowerCase(field) : field)
const inLowerCase = keepRecent((field) => `TO_LOWER(${field})`)

/**
 * Compares with the text, or with its beginning if its expression would be too long. ES|QL is case-sensitive, so
 * case-insensitive comparisons convert both sides to lower case.
 */
export function compareMatch({ pattern, cased }: Match, maxRegexLength: number): Comparison {
  if (!needsExpression(pattern, cased)) return comparePattern(pattern, cased)
  const beginning = shortenPattern(pattern, true, maxRegexLength)
  const comparison = needsExpression(beginning, cased)
    ? rlike(patternRegex(beginning, true))
    : comparePattern(beginning, cased)
  return beginning === pattern ? comparison : { ...comparison, isShortened: true }
}

function comparePattern(pattern: Pattern, cased: boolean): Comparison {
  const lowered = !cased && someText(pattern, hasCase)
  const written = lowered ? lower(pattern) : pattern
  const text = plainText(written)
  return text === undefined
    ? { lowered, operator: 'LIKE', value: like(written), isShortened: false }
    : { lowered, operator: '==', value: quote(text), isShortened: false }
}

const needsExpression = (pattern: Pattern, cased: boolean): boolean =>
  !cased && someText(pattern, hasIrregularLowerCase)

export const rlike = (regex: string): Comparison => ({
  lowered: false,
  operator: 'RLIKE',
  value: raw(regex),
  isShortened: false,
})

/**
 * List forms that a version supports. `LIKE` accepts a list from 8.19 on, but uses the index for a lower-cased field
 * only from 9.2 on, when `RLIKE` accepts one, too. Until then a disjunction is faster.
 *
 * https://github.com/elastic/elasticsearch/pull/129170 (LIKE)
 * https://github.com/elastic/elasticsearch/pull/131531 (of a lowered field)
 * https://github.com/elastic/elasticsearch/pull/129929 (RLIKE)
 */
export function comparisonLists(version: Version, maxRegexLength: number): readonly OneOf[] {
  // Each form asks for the same predicate in turn.
  let last: { readonly predicate: Predicate; readonly comparison: Comparison | undefined } | undefined
  const compared = (predicate: Predicate): Comparison | undefined => {
    if (last?.predicate !== predicate) last = { predicate, comparison: comparisonOf(predicate, maxRegexLength) }
    return last.comparison
  }
  const patterns = isAtLeast(version, '9.2')
    ? [listOf('LIKE', true, compared), listOf('LIKE', false, compared), listOf('RLIKE', false, compared)]
    : []
  return [listOf('==', true, compared), listOf('==', false, compared), WHOLE_NUMBERS, ...patterns]
}

function listOf(
  operator: Comparison['operator'],
  lowered: boolean,
  compared: (predicate: Predicate) => Comparison | undefined,
): OneOf {
  return {
    items: (predicate, leaf) => {
      if (!canUseOperator(operator, predicate)) return undefined
      // Nearly every leaf has the value in its text. Comparing again takes 2 % of a conversion.
      const start = leaf === undefined ? undefined : `${sideOf(leaf.field, lowered)} ${operator} `
      if (start !== undefined && predicate.kind === 'match' && leaf?.text.startsWith(start))
        return [leaf.text.slice(start.length)]
      const comparison = compared(predicate)
      return comparison?.operator === operator && comparison.lowered === lowered ? [comparison.value] : undefined
    },
    list: (field, items) => `${sideOf(field, lowered)} ${operator === '==' ? 'IN' : operator} (${items.join(', ')})`,
  }
}

/** All items of a list have one type. */
const WHOLE_NUMBERS: OneOf = {
  items: (predicate) => (predicate.kind === 'equals' && /^-?\d+$/.test(predicate.text) ? [predicate.text] : undefined),
  list: (field, items) => `${field} IN (${items.join(', ')})`,
}

/** False if the predicate alone rules out the operator. */
function canUseOperator(operator: Comparison['operator'], predicate: Predicate): boolean {
  if (predicate.kind === 'regex') return operator === 'RLIKE'
  const hasWildcards = predicate.kind === 'match' && plainText(predicate.pattern) === undefined
  return predicate.kind === 'match' && operator !== (hasWildcards ? '==' : 'LIKE')
}

function comparisonOf(predicate: Predicate, maxRegexLength: number): Comparison | undefined {
  if (predicate.kind === 'match') return compareMatch(predicate, maxRegexLength)
  const settings = { foldsCase: false, maxRegexLength }
  const regex = predicate.kind === 'regex' ? luceneRegex(predicate.source, predicate.flags, settings) : undefined
  return regex === undefined || 'because' in regex ? undefined : rlike(regex.text)
}

const lower = (pattern: Pattern): Pattern =>
  pattern.map((part) => (typeof part === 'string' ? part.toLowerCase() : part))

/**
 * True if lower-casing is irregular: that of a sigma depends on the following letter, which a part of a text does not
 * show, and that of `İ` has two characters.
 */
const hasIrregularLowerCase = (text: string): boolean => /[Σσςİ]/.test(text)

/** A LIKE pattern, where a backslash escapes `*`, `?` and itself. */
const like = (pattern: Pattern): string => raw(glob(pattern, escaped, '*', '?'))
const escaped = escapeWith(/[*?\\]/g)
