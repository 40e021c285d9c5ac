import { glob } from '../../../src/dialect/escape.js'
import { type Pattern, plainText, someText } from '../../../src/ir/pattern.js'
import type { Match, Regex } from '../../../src/ir/predicate.js'
import { plainName } from '../plain-name.js'
import { ignoresCase } from '../regex/lucene-regex.js'
import { patternRegex, shortenPattern } from '../regex/pattern-regex.js'
import { type Expression, type Patterns, translateRegex } from '../regex/translate-regex.js'
import { hasOtherLetters } from '../strings.js'
import { escaped, quote, raw } from './eql-text.js'

/** An operator of EQL with its operand. */
export interface Comparison {
  readonly operator: ':' | '==' | 'in~' | 'like' | 'regex' | 'regex~'
  readonly operand: string
}

/**
 * Wildcard comparisons have no escape for `*` and `?`: such texts are compared without wildcards, or as regular
 * expressions. Letters beyond ASCII are written in both cases, in an expression. The empty text has no case, and older
 * versions of Elasticsearch never find it in case-insensitive comparisons.
 *
 * https://github.com/elastic/elasticsearch/issues/108968
 */
function compareText({ pattern, cased }: Match): Comparison {
  const text = plainText(pattern)
  if (text === '') return { operator: '==', operand: '""' }
  if (cased) {
    if (text !== undefined) return { operator: '==', operand: quote(text) }
    return hasLiteralWildcard(pattern)
      ? { operator: 'regex', operand: raw(patternRegex(pattern, false)) }
      : { operator: 'like', operand: wildcards(pattern) }
  }
  if (someText(pattern, hasOtherLetters)) return { operator: 'regex', operand: raw(patternRegex(pattern, true)) }
  if (!hasLiteralWildcard(pattern)) return { operator: ':', operand: wildcards(pattern) }
  return text === undefined
    ? { operator: 'regex~', operand: raw(patternRegex(pattern, false)) }
    : { operator: 'in~', operand: quote(text) }
}

/** Compares with the text, or with its beginning if its expression would be too long. */
export function compareMatch(match: Match, maxRegexLength: number): Comparison & { readonly isShortened: boolean } {
  const { operator, operand } = compareText(match)
  if (!operator.startsWith('regex')) return { operator, operand, isShortened: false }
  const bothCases = !match.cased && someText(match.pattern, hasOtherLetters)
  const pattern = shortenPattern(match.pattern, bothCases, maxRegexLength)
  const isShortened = pattern !== match.pattern
  return isShortened ? { ...compareText({ ...match, pattern }), isShortened } : { operator, operand, isShortened }
}

/** An expression with its operator. */
export type ComparedRegex = Comparison & Pick<Expression, 'singleLine' | 'problem'>

/** Translates a regular expression, in both cases of its letters where no operator ignores case. */
export function compareRegex(predicate: Regex, maxRegexLength: number): ComparedRegex | Patterns {
  const { source, flags } = predicate
  const folded = translateRegex(predicate, { foldsCase: true, maxRegexLength })
  const foldsCase = ignoresCase(source, flags)
  const writesBothCases = foldsCase && 'text' in folded && hasOtherLetters(folded.text)
  const translation = writesBothCases ? translateRegex(predicate, { foldsCase: false, maxRegexLength }) : folded
  if (translation.kind === 'patterns') return translation
  const { text, singleLine, problem } = translation
  const operator = foldsCase && translation === folded && problem === undefined ? 'regex~' : 'regex'
  return { operator, operand: raw(text), singleLine, problem }
}

/**
 * Fields that name the source of an event. Elastic's tools choose the schema of a rule by them, but only if they are
 * compared with `==` or `in`.
 *
 * https://github.com/elastic/detection-rules/blob/main/detection_rules/beats.py
 */
const SOURCE_FIELDS: ReadonlySet<string> = new Set([
  'data_stream.dataset',
  'event.dataset',
  'event.module',
  'event.provider',
])

/** The quoted value of a comparison with such a field; undefined for other predicates. */
export function sourceName({ field, pattern }: Match): string | undefined {
  const text = SOURCE_FIELDS.has(plainName(field)) ? plainText(pattern) : undefined
  return text === undefined ? undefined : quote(text)
}

const hasLiteralWildcard = (pattern: Pattern): boolean => someText(pattern, (text) => /[*?]/.test(text))
const wildcards = (pattern: Pattern): string => `"${glob(pattern, escaped, '*', '?')}"`
