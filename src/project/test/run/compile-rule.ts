import type { RuleMatcherSettings } from '../../../convert/compile-rule-matcher.js'
import { explainCorrelation } from '../../../convert/explain-correlation.js'
import { compileExplanation } from '../../../convert/explain-match.js'
import { type PreparedQuery, prepareQuery } from '../../../convert/prepare-query.js'
import type { CorrelationQuery } from '../../../ir/correlation-query.js'
import { compileStreamMatcher, type StreamMatcher } from '../../../match/stream/compile-stream-matcher.js'
import type { Rule } from '../../../rule/rule.js'
import { type Diagnostic, isError } from '../../../text/diagnostic.js'
import type { RuleTest } from '../rule-test.js'
import { correlationCoverage } from './correlation-coverage.js'
import { detectionCoverage } from './detection-coverage.js'
import type { RuleCoverage } from './rule-coverage.js'
import type { RunnableRule } from './run-test.js'

/** A rule that is compiled for its tests. */
export interface CompiledTestRule {
  /** Undefined if a diagnostic is an error. */
  readonly runnable: RunnableRule | undefined
  /** Finds the branches of the rule that tests exercise. */
  readonly coverage: (tests: readonly RuleTest[]) => RuleCoverage | undefined
  readonly diagnostics: readonly Diagnostic[]
}

/** Compiles a rule once for all of its tests. */
export function compileTestRule(
  rule: Exclude<Rule, { kind: 'filter' }>,
  settings: RuleMatcherSettings,
): CompiledTestRule {
  const { query, rules, diagnostics: prepared } = prepareQuery(rule, undefined, settings)
  const compiled = query && compileStreamMatcher(query, settings)
  const diagnostics = [...prepared, ...(compiled?.diagnostics ?? [])]
  const tests =
    query === undefined || compiled?.matcher === undefined || diagnostics.some(isError)
      ? undefined
      : query.kind === 'correlation'
        ? correlationTests(query, rules, settings)
        : detectionTests(rule, compiled.matcher, settings)
  return { ...(tests ?? NOT_RUNNABLE), diagnostics }
}

type CompiledTests = Omit<CompiledTestRule, 'diagnostics'>

const NOT_RUNNABLE: CompiledTests = { runnable: undefined, coverage: () => undefined }

/** Compiles a rule on single events, which only a detection rule is. */
function detectionTests(
  rule: Exclude<Rule, { kind: 'filter' }>,
  matcher: StreamMatcher,
  settings: RuleMatcherSettings,
): CompiledTests | undefined {
  if (rule.kind !== 'detection') return undefined
  const { explain, judge, expr } = compileExplanation(rule, settings)
  if (explain === undefined) return undefined
  return {
    runnable: { open: () => matcher, explanation: { kind: 'single-events', explain } },
    coverage: (tests) => detectionCoverage(rule, expr, judge, tests),
  }
}

function correlationTests(
  query: CorrelationQuery,
  rules: PreparedQuery['rules'],
  settings: RuleMatcherSettings,
): CompiledTests {
  // Matchers remember events, so each test has one of its own.
  const runnable = (variant: CorrelationQuery): RunnableRule => ({
    open: (timestamp) => compileStreamMatcher(variant, { ...settings, timestamp }).matcher,
    explanation: {
      kind: 'correlation',
      explain: (events, timestamp) => explainCorrelation(variant, rules, events, { ...settings, timestamp }),
    },
  })
  return { runnable: runnable(query), coverage: (tests) => correlationCoverage(query, tests, runnable) }
}
