import type { OneOf } from '../../../src/dialect/dialect.js'
import { glob } from '../../../src/dialect/escape.js'
import { hasCase, type Pattern, plainText, someText } from '../../../src/ir/pattern.js'
import type { Match, Predicate } from '../../../src/ir/predicate.js'
import { luceneRegex } from '../regex/lucene-regex.js'
import { fittingPattern, patternRegex } from '../regex/pattern-regex.js'
import { isAtLeast, type Version } from '../versions.js'
import { quote, raw } from './esql-text.js'

/** A field, or its lower case, against one value as ES|QL writes it. */
export interface Comparison {
  readonly lowered: boolean
  readonly operator: '==' | 'LIKE' | 'RLIKE'
  readonly value: string
}

export const comparisonText = ({ lowered, operator, value }: Comparison, field: string): string =>
  `${sideOf(field, lowered)} ${operator} ${value}`

const sideOf = (field: string, lowered: boolean): string => (lowered ? `TO_LOWER(${field})` : field)

/** Letter case counts in ES|QL, so both sides are lowered where it must not. */
export function matchComparison({ pattern, cased }: Match): Comparison {
  if (!cased && someText(pattern, isUnevenlyLowered)) return rlike(patternRegex(pattern, true))
  const lowered = !cased && someText(pattern, hasCase)
  const written = lowered ? lower(pattern) : pattern
  const text = plainText(written)
  return text === undefined
    ? { lowered, operator: 'LIKE', value: like(written) }
    : { lowered, operator: '==', value: quote(text) }
}

/** A text that would need too long an expression is asked for by its beginning. */
export function fittingMatch(match: Match, longest: number): Match {
  if (matchComparison(match).operator !== 'RLIKE') return match
  const pattern = fittingPattern(match.pattern, true, longest)
  return pattern === match.pattern ? match : { ...match, pattern }
}

export const rlike = (regex: string): Comparison => ({ lowered: false, operator: 'RLIKE', value: raw(regex) })

/**
 * The lists that a version has. `LIKE` takes one from 8.19 on, but looks a lowered field up in the index only from 9.2 on, when `RLIKE` takes
 * one, too; until then a disjunction is faster.
 *
 * https://github.com/elastic/elasticsearch/pull/129170 (LIKE)
 * https://github.com/elastic/elasticsearch/pull/131531 (of a lowered field)
 * https://github.com/elastic/elasticsearch/pull/129929 (RLIKE)
 */
export function comparisonLists(version: Version, longest: number): readonly OneOf[] {
  const patterns = isAtLeast(version, '9.2')
    ? [listOf('LIKE', true, longest), listOf('LIKE', false, longest), listOf('RLIKE', false, longest)]
    : []
  return [listOf('==', true, longest), listOf('==', false, longest), WHOLE_NUMBERS, ...patterns]
}

function listOf(operator: Comparison['operator'], lowered: boolean, longest: number): OneOf {
  return {
    items: (predicate) => {
      if (!mayBe(operator, predicate)) return undefined
      const comparison = comparisonOf(predicate, longest)
      return comparison?.operator === operator && comparison.lowered === lowered ? [comparison.value] : undefined
    },
    list: (field, items) => `${sideOf(field, lowered)} ${operator === '==' ? 'IN' : operator} (${items.join(', ')})`,
  }
}

/** The items of a list have one type. */
const WHOLE_NUMBERS: OneOf = {
  items: (predicate) => (predicate.kind === 'equals' && /^-?\d+$/.test(predicate.text) ? [predicate.text] : undefined),
  list: (field, items) => `${field} IN (${items.join(', ')})`,
}

/** False where the predicate alone tells that it is compared by another operator. */
function mayBe(operator: Comparison['operator'], predicate: Predicate): boolean {
  if (predicate.kind === 'regex') return operator === 'RLIKE'
  const hasWildcards = predicate.kind === 'match' && plainText(predicate.pattern) === undefined
  return predicate.kind === 'match' && operator !== (hasWildcards ? '==' : 'LIKE')
}

function comparisonOf(predicate: Predicate, longest: number): Comparison | undefined {
  if (predicate.kind === 'match') return matchComparison(fittingMatch(predicate, longest))
  const settings = { foldsCase: false, longest }
  const regex = predicate.kind === 'regex' ? luceneRegex(predicate.source, predicate.flags, settings) : undefined
  return regex === undefined || 'because' in regex ? undefined : rlike(regex.text)
}

const lower = (pattern: Pattern): Pattern =>
  pattern.map((part) => (typeof part === 'string' ? part.toLowerCase() : part))

/** The lower case of a sigma depends on what follows, which a part of a text does not tell; that of `İ` is two characters. */
const isUnevenlyLowered = (text: string): boolean => /[Σσςİ]/.test(text)

/** In LIKE a backslash makes `*`, `?` and itself plain. */
const like = (pattern: Pattern): string => raw(glob(pattern, (text) => text.replace(/[*?\\]/g, '\\$&'), '*', '?'))
