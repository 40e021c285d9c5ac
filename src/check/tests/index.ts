import type { Check } from '../check.js'
import { testContradicts } from './test-contradicts.js'
import { testMissing } from './test-missing.js'

/** Checks that run the tests of a project. */
export const testChecks: readonly Check[] = [testMissing, testContradicts]
