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

/** A rule that explains its verdicts, or the errors for which it cannot. */
export type CompiledExplanation = RunnableExplanation | NoExplanation

interface RunnableExplanation {
  /** Explains the verdict on an event, as returned by `JSON.parse`. */
  readonly explain: (event: Json) => MatchExplanation
  /** The expression of the rule. */
  readonly expr: Expr
  /** Decides each part of the expression for an event. */
  readonly judge: (event: Json) => Verdict
  readonly diagnostics: readonly Diagnostic[]
}

interface NoExplanation {
  readonly explain: undefined
  readonly expr: undefined
  readonly judge: undefined
  /** At least one is an error. */
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
  if (processed === undefined) return noExplanation(diagnostics)
  const { judge, diagnostics: unmatchable } = compileJudge(query.expr, rule.source)
  const all = [...diagnostics, ...unmatchable]
  if (judge === undefined) return noExplanation(all)
  const explain = (event: Json): MatchExplanation => {
    const verdict = judge(event)
    return { matches: verdict.holds, parts: verdictParts(verdict, rule) }
  }
  return { explain, expr: query.expr, judge, diagnostics: all }
}

const noExplanation = (diagnostics: readonly Diagnostic[]): NoExplanation => ({
  explain: undefined,
  expr: undefined,
  judge: undefined,
  diagnostics,
})
