import { assuming, type Rendering, wider } from '../../../src/dialect/rendering.js'
import type { Assumption } from '../../../src/ir/assumptions.js'
import { ANY, type Pattern, someText } from '../../../src/ir/pattern.js'
import type { KeywordRegex, Regex } from '../../../src/ir/predicate.js'
import { prefilterPatterns } from '../../../src/ir/prefilter-patterns.js'
import { mayFoldCase } from '../../../src/ir/regex.js'
import { luceneRegex, type RegexSettings, widerLuceneRegex } from './lucene-regex.js'
import type { LuceneRegexProblem } from './write-lucene-regex.js'

/** A regular expression as a query in a language with Lucene regular expressions. */
export type RegexTranslation = Expression | Patterns

export interface Expression {
  readonly kind: 'expression'
  readonly text: string
  readonly singleLine: boolean
  /** Reason why it matches more than the rule's expression; undefined if it does not. */
  readonly problem: Problem | undefined
}
/** Patterns of which at least one holds wherever the expression is found. */
export interface Patterns {
  readonly kind: 'patterns'
  readonly patterns: readonly Pattern[]
  readonly cased: boolean
  readonly problem: Problem
}
/** Reason, and the place of the responsible part `at`, unless it is the whole expression. */
export type Problem = Pick<LuceneRegexProblem, 'because'> & Partial<LuceneRegexProblem>

/**
 * The Lucene expression, or the nearest wider query: the expression without unsupported constructs, else the texts that
 * every matching value contains.
 */
export function translateRegex({ source, flags }: Regex | KeywordRegex, settings: RegexSettings): RegexTranslation {
  const exact = luceneRegex(source, flags, settings)
  if (!('because' in exact)) return { kind: 'expression', ...exact, problem: undefined }
  const wider = widerLuceneRegex(source, flags, settings)
  if (wider !== undefined && !/^(?:\.\*)*$/.test(wider.text)) return { kind: 'expression', ...wider, problem: exact }
  return wider === undefined
    ? requiredPatterns({ source, flags }, exact)
    : { kind: 'patterns', patterns: [[ANY]], cased: true, problem: exact }
}

/** The texts that every value contains in which the expression is found. */
export function requiredPatterns({ source, flags }: Pick<Regex, 'source' | 'flags'>, problem: Problem): Patterns {
  const patterns = prefilterPatterns(source, flags)
  const areWellFormed = patterns.every((pattern) => !someText(pattern, (text) => /\p{Cs}/u.test(text)))
  return { kind: 'patterns', patterns: areWellFormed ? patterns : [[ANY]], cased: !mayFoldCase(source, flags), problem }
}

/** Renders an expression, as wider if it differs from the rule's expression. */
export const renderExpression = (
  text: string,
  assumptions: readonly Assumption[],
  problem: Problem | undefined,
): Rendering =>
  problem === undefined
    ? assuming(text, ...assumptions)
    : { ...wider(text, problem.because, ...assumptions), ...(problem.at && { at: problem.at }) }
