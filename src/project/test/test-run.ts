import type { MatchExplanation } from '../../convert/explain-match.js'
import type { Json } from '../../ir/json.js'
import type { StreamMatch } from '../../match/stream/compile-stream-matcher.js'
import type { Identity } from '../../rule/identity.js'
import type { Diagnostic } from '../../text/diagnostic.js'
import type { RuleCoverage } from './run/rule-coverage.js'

/** The result of one test. */
export interface TestResult {
  readonly name: string
  /** The name of the file with the test. */
  readonly file: string
  readonly rule: Identity
  readonly isPassed: boolean
  /** Why the test failed; undefined if it passed. */
  readonly diagnostic: Diagnostic | undefined
  /** The event that decides; undefined if the test passed or the rule needs several events. */
  readonly event: Json | undefined
  /** Which parts of the rule hold; undefined if the test passed. */
  readonly explanation: MatchExplanation | undefined
  /** The matches of the rule. */
  readonly matches: readonly StreamMatch[]
}

/** A rule of a run. */
export interface TestedRule {
  readonly file: string
  readonly rule: Identity
  /** Number of its tests. */
  readonly tests: number
  /** Undefined if no coverage was requested, or if the rule has no test. */
  readonly coverage: RuleCoverage | undefined
  /** Mistakes in the rule; `test-missing` if tests are required; and with coverage, branches without a test. */
  readonly diagnostics: readonly Diagnostic[]
}

/** Everything that a run of tests found. */
export interface TestRun {
  readonly tests: readonly TestResult[]
  /** The rules, without those that are only parts of correlations and have no test. */
  readonly rules: readonly TestedRule[]
  /** Mistakes in test files and in files of events. */
  readonly diagnostics: readonly Diagnostic[]
  /** True if every test passed and no diagnostic is an error. */
  readonly isFine: boolean
}
