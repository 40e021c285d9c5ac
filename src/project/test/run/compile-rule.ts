import { compileRuleMatcher, type RuleMatcherSettings } from '../../../convert/compile-rule-matcher.js'
import { compileExplanation } from '../../../convert/explain-match.js'
import { type Coverage, openCoverage } from '../../../match/coverage.js'
import type { Judge } from '../../../match/judge-event.js'
import type { Rule } from '../../../rule/rule.js'
import { type Diagnostic, isError } from '../../../text/diagnostic.js'
import type { RunnableRule } from './run-test.js'

/** A rule that is compiled for its tests. */
export interface CompiledTestRule {
  /** Undefined if a diagnostic is an error. */
  readonly runnable: RunnableRule | undefined
  /** Decides the parts of the rule on an event; undefined for a rule over several events. */
  readonly judge: Judge | undefined
  readonly coverage: Coverage | undefined
  readonly diagnostics: readonly Diagnostic[]
}

/** Compiles a rule once for all of its tests. */
export function compileTestRule(
  rule: Exclude<Rule, { kind: 'filter' }>,
  settings: RuleMatcherSettings,
): CompiledTestRule {
  const { matcher, diagnostics } = compileRuleMatcher(rule, settings)
  if (matcher === undefined || diagnostics.some(isError)) {
    return { runnable: undefined, judge: undefined, coverage: undefined, diagnostics }
  }
  // Matchers remember events, so each test has one of its own.
  const open = (timestamp: string) => compileRuleMatcher(rule, { ...settings, timestamp }).matcher
  if (rule.kind === 'correlation' || rule.firstSeen !== undefined) {
    return { runnable: { explanation: undefined, open }, judge: undefined, coverage: undefined, diagnostics }
  }
  const { explain, judge, expr } = compileExplanation(rule, settings)
  return {
    runnable: { explanation: explain, open: () => matcher },
    judge,
    coverage: expr && openCoverage(expr),
    diagnostics,
  }
}
