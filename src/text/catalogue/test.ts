import { error, IN_MESSAGE, warning } from './entry.js'

/** Diagnostics about tests of rules. */
export const testMessages = {
  'not-a-test-file': error(
    (found: string) => `a test file must be a map with \`tests\`; this is ${found}`,
    'Each document of a test file is one map. Its tests are about one rule, unless they name others.',
    'docs/testing-rules.md describes the format',
  ),
  'tested-rule': error(
    (problem: string) => `cannot find the rule to test: ${problem}`,
    'A test without a rule would pass or fail for nothing.',
    'write the name, the id or the file of the rule as `rule`',
  ),
  'test-events': error(
    (problem: string) => `unusable events: ${problem}`,
    'Events are maps of fields, written in the test or read from JSON, NDJSON or CSV.',
    'docs/testing-rules.md describes the format',
  ),
  'bad-test-time': error(
    (text: string) => `\`${text}\` is no time`,
    'Correlations compare the times of events.',
    'write a time such as `2026-01-31T08:00:00Z`, or a distance from a common start such as `90s` or `5m`',
  ),
  'test-failed': error(
    (problem: string) => problem,
    'The rule does not do what its test expects: either of them is wrong. The notes name the conditions that decide.',
    IN_MESSAGE,
  ),
  'test-missing': warning(
    () => 'no test runs this rule',
    'An untested rule may never match, and nobody notices.',
    '`sigmacast test --update` writes a first test file with generated events',
  ),
  'branch-untested': warning(
    (branch: string) => `no test ${branch}`,
    'A change of this part would go unnoticed, since every test would still pass.',
  ),
} as const
