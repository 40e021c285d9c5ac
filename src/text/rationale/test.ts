import type { testMessages } from '../catalogue/test.js'
import type { Rationales } from './rationales.js'

/** Diagnostics about tests of rules. */
export const testRationales: Rationales<typeof testMessages> = {
  'not-a-test-file': 'Each document of a test file is one map. Its tests are about one rule, unless they name others.',
  'tested-rule': 'A test without a rule would pass or fail for nothing.',
  'test-events': 'Events are maps of fields, written in the test or read from JSON, NDJSON or CSV.',
  'bad-test-time': 'Correlations compare the times of events.',
  'test-failed':
    'The rule does not do what its test expects: either of them is wrong. The notes name the conditions that decide.',
  'test-missing': 'An untested rule may never match, and nobody notices.',
  'branch-untested': 'A change of this part would go unnoticed, since every test would still pass.',
}
