import { error, IN_MESSAGE, warning } from './entry.js'

/** Diagnostics about tests of rules. */
export const testMessages = {
  'not-a-test-file': error(
    (found: string) => `a test file must be a map with \`tests\`; this is ${found}`,
    'docs/testing-rules.md describes the format',
  ),
  'tested-rule': error(
    (problem: string) => `cannot find the rule to test: ${problem}`,
    'write the name, the id or the file of the rule as `rule`',
  ),
  'test-events': error(
    (problem: string) => `unusable events: ${problem}`,
    'docs/testing-rules.md describes the format',
  ),
  'bad-test-time': error(
    (text: string) => `\`${text}\` is no time`,
    'write a time such as `2026-01-31T08:00:00Z`, or a distance from a common start such as `90s` or `5m`',
  ),
  'test-failed': error((problem: string) => problem, IN_MESSAGE),
  'test-missing': warning(
    () => 'no test runs this rule',
    '`sigmacast test --update` writes a first test file with generated events',
  ),
  'branch-untested': warning((branch: string) => `no test ${branch}`),
} as const
