import type { Check } from './check.js'
import { titleLong } from './metadata/title-long.js'
import { titleDuplicate } from './rule-set/title-duplicate.js'
import { unusedSuppression } from './structure/unused-suppression.js'
import { duplicateValue } from './values/duplicate-value.js'
import { wildcardInsteadOfModifier } from './values/wildcard-instead-of-modifier.js'

/** All checks, in the order of docs/findings.md. */
export const checks: readonly Check[] = [
  wildcardInsteadOfModifier,
  duplicateValue,
  titleLong,
  titleDuplicate,
  unusedSuppression,
]
