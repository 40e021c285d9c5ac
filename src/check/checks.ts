import type { Check } from './check.js'
import { correlationChecks } from './correlations/index.js'
import { costChecks } from './cost/index.js'
import { fieldChecks } from './fields/index.js'
import { fileNameChecks } from './file-names/index.js'
import { logicChecks } from './logic/index.js'
import { metadataChecks } from './metadata/index.js'
import { titleDuplicate } from './rule-set/title-duplicate.js'
import { structureChecks } from './structure/index.js'
import { testChecks } from './tests/index.js'
import { trapChecks } from './traps/index.js'
import { valueChecks } from './values/index.js'

/** All checks, in the order of docs/findings.md. */
export const checks: readonly Check[] = [
  ...structureChecks,
  ...fieldChecks,
  ...valueChecks,
  ...trapChecks,
  ...logicChecks,
  ...correlationChecks,
  ...metadataChecks,
  ...fileNameChecks,
  ...costChecks,
  ...testChecks,
  titleDuplicate,
]
