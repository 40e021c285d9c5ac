import type { Json } from '../ir/json.js'
import type { Expr } from '../ir/predicate.js'
import { compileJudge, type Verdict } from '../match/judge-event.js'
import type { DetectionRule } from '../rule/rule.js'
import type { Diagnostic } from '../text/diagnostic.js'
import type { RuleMatcherSettings } from './compile-rule-matcher.js'
import { prepareRule } from './prepare-rule.js'
import { type MatchPart, verdictParts } from './verdict-parts.js'

/** Why a rule matches an event, or does not. */
export interface MatchExplanation {
  readonly matches: boolean
  /** The parts of which all have to hold. */
  readonly parts: readonly MatchPart[]
}

/** A rule that explains its verdicts. */
export interface CompiledExplanation {
  /** Explains the verdict on an event, as returned by `JSON.parse`. Undefined if a diagnostic is an error. */
  readonly explain: ((event: Json) => MatchExplanation) | undefined
  /** The expression of the rule, and a function that decides each part of it. Undefined if a diagnostic is an error. */
  readonly expr: Expr | undefined
  readonly judge: ((event: Json) => Verdict) | undefined
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Compiles a rule to a function that tells which of its parts hold for an event, with the values that they compare.
 * Filters and pipelines are applied as in `compileRuleMatcher`, whose answer is always the same.
 *
 * @example
 * const { explain } = compileExplanation(rule)
 * const { matches, parts } = explain({ EventID: 4625, Image: 'C:\\Windows\\explorer.exe' })
 * matches // false
 * parts[0].text // 'selection'
 * parts[0].parts.map(({ text, holds }) => [text, holds]) // [['EventID: 4625', true], ['Image: "*\\\\cmd.exe"', false]]
 * parts[0].parts[1].values // ['C:\\Windows\\explorer.exe']
 */
export function compileExplanation(rule: DetectionRule, settings: RuleMatcherSettings = {}): CompiledExplanation {
  const { query, processed, diagnostics } = prepareRule(rule, undefined, settings)
  if (processed === undefined) return { explain: undefined, expr: undefined, judge: undefined, diagnostics }
  const { judge, diagnostics: unmatchable } = compileJudge(query.expr, rule.source)
  const explain =
    judge &&
    ((event: Json): MatchExplanation => {
      const verdict = judge(event)
      return { matches: verdict.holds, parts: verdictParts(verdict, rule) }
    })
  return { explain, expr: judge && query.expr, judge, diagnostics: [...diagnostics, ...unmatchable] }
}
