import type { Json } from '../../ir/json.js'
import type { Related } from '../../text/diagnostic.js'
import type { Source, Span } from '../../text/source.js'

/** The tests of a rule, in a project that has tests. */
export interface RuleTests {
  /** True if a test runs the rule, or if it needs none because it is only a part of correlations. */
  readonly isTested: boolean
  readonly failures: readonly TestFailure[]
}

/** A test that the rule does not pass. */
export interface TestFailure {
  readonly name: string
  /** Why the test fails, as a sentence without its name. */
  readonly problem: string
  /** The place of the test. */
  readonly source: Source
  readonly span: Span
  /** The conditions that decide, at their places in rules and filters. */
  readonly reasons: readonly Related[]
  /** The event that decides; undefined for a rule over several events. */
  readonly event: Json | undefined
}
