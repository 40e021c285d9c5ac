import type { Check } from '../check.js'
import { allOfThem } from './all-of-them.js'
import { conditionCase } from './condition-case.js'
import { globalDocument } from './global-document.js'
import { idleSelection } from './idle-selection.js'
import { keyCase } from './key-case.js'
import { ofWithoutStar } from './of-without-star.js'
import { patternOfOneSelection } from './pattern-of-one-selection.js'
import { themOfOneSelection } from './them-of-one-selection.js'
import { unusedSuppression } from './unused-suppression.js'

/** Checks of the structure of rules and of their conditions. */
export const structureChecks: readonly Check[] = [
  allOfThem,
  conditionCase,
  globalDocument,
  keyCase,
  ofWithoutStar,
  patternOfOneSelection,
  themOfOneSelection,
  idleSelection,
  unusedSuppression,
]
