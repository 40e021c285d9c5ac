import type { CorrelationQuery } from '../../../ir/correlation-query.js'
import { type CorrelationBranch, correlationBranches } from '../../../match/stream/correlation-branches.js'
import { diagnoseProject } from '../../../text/diagnose-project.js'
import type { RuleTest } from '../rule-test.js'
import { countBranches, type RuleCoverage } from './rule-coverage.js'
import { type RunnableRule, runTest } from './run-test.js'

/**
 * Counts the branches of a correlation. A branch is exercised if a test passes that fails for the correlation without
 * it; the whole by a test that expects a match.
 */
export function correlationCoverage(
  query: CorrelationQuery,
  tests: readonly RuleTest[],
  runnable: (variant: CorrelationQuery) => RunnableRule,
): RuleCoverage {
  const passes = (test: RuleTest, variant: CorrelationQuery): boolean =>
    runTest(test, runnable(variant)).problem === undefined
  const passed = tests.filter((test) => passes(test, query))
  const isCovered = ({ kind, without }: CorrelationBranch): boolean =>
    passed.some((test) =>
      without === undefined ? expectsMatch(test) : !passes(kind === 'group' ? withoutGroups(test) : test, without),
    )
  const branches = correlationBranches(query).map((branch) => ({ branch, isCovered: isCovered(branch) }))
  return countBranches(branches, ({ kind, name, span }) =>
    diagnoseProject('branch-untested', query.source, span, [PHRASES[kind](name)]),
  )
}

const expectsMatch = ({ expected }: RuleTest): boolean =>
  expected.kind === 'match' || (expected.kind === 'matches' && expected.matches.length > 0)

/** Returns a test that does not compare groups. Otherwise a list of expected groups would cover each of their fields. */
function withoutGroups(test: RuleTest): RuleTest {
  if (test.expected.kind !== 'matches') return test
  return { ...test, expected: { kind: 'matches', matches: test.expected.matches.map(({ group: _, ...rest }) => rest) } }
}

const PHRASES: Readonly<Record<CorrelationBranch['kind'], (name: string) => string>> = {
  whole: () => 'has events that the rule matches',
  rule: (name) => `needs an event of the rule \`${name}\``,
  condition: (name) => `has events that do not satisfy \`${name}\``,
  values: (name) => `depends on counting equal values of \`${name}\` once`,
  order: () => 'has the events in another order',
  group: (name) => `has events that would match without grouping by \`${name}\``,
  timespan: (name) => `has events that would match in a longer time span than \`${name}\``,
}
