import { type Assumption, assuming, type Rendering, wider } from '../../../src/dialect/rendering.js'
import { ANY, type Pattern, someText } from '../../../src/ir/pattern.js'
import type { KeywordRegex, Regex } from '../../../src/ir/predicate.js'
import { mayFoldCase, prefilterPatterns } from '../../../src/ir/regex.js'
import { type LuceneRegexProblem, luceneRegex, type RegexSettings, widerLuceneRegex } from './lucene-regex.js'

/** How a regular expression is asked in a language that has Lucene's. */
export type RegexQuestion = Expression | Patterns

export interface Expression {
  readonly kind: 'expression'
  readonly text: string
  readonly singleLine: boolean
  /** Why it matches more than the rule's; undefined if it does not. */
  readonly problem: Problem | undefined
}
/** One of them holds wherever the expression is found. */
export interface Patterns {
  readonly kind: 'patterns'
  readonly patterns: readonly Pattern[]
  readonly cased: boolean
  readonly problem: Problem
}
/** `at` is the part of the expression that is to blame, if it is not all of it. */
export type Problem = Pick<LuceneRegexProblem, 'because'> & Partial<LuceneRegexProblem>

/**
 * The expression, or if Lucene has no words for it, the nearest that it has: the expression without what cannot be said, else the texts that every
 * value must hold in which it is found.
 */
export function regexQuestion({ source, flags }: Regex | KeywordRegex, settings: RegexSettings): RegexQuestion {
  const exact = luceneRegex(source, flags, settings)
  if (!('because' in exact)) return { kind: 'expression', ...exact, problem: undefined }
  const wider = widerLuceneRegex(source, flags, settings)
  if (wider !== undefined && !/^(?:\.\*)*$/.test(wider.text)) return { kind: 'expression', ...wider, problem: exact }
  return wider === undefined
    ? patternsOf({ source, flags }, exact)
    : { kind: 'patterns', patterns: [[ANY]], cased: true, problem: exact }
}

/** The texts that every value must hold in which the expression is found. */
export function patternsOf({ source, flags }: Pick<Regex, 'source' | 'flags'>, problem: Problem): Patterns {
  const patterns = prefilterPatterns(source, flags)
  const areWhole = patterns.every((pattern) => !someText(pattern, (text) => /\p{Cs}/u.test(text)))
  return { kind: 'patterns', patterns: areWhole ? patterns : [[ANY]], cased: !mayFoldCase(source, flags), problem }
}

/** The text of an expression: wider if it is not the rule's own. */
export const asExpression = (
  text: string,
  assumptions: readonly Assumption[],
  problem: Problem | undefined,
): Rendering =>
  problem === undefined
    ? assuming(text, ...assumptions)
    : { ...wider(text, problem.because, ...assumptions), ...(problem.at && { at: problem.at }) }
