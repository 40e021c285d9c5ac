import { openReasoner } from '../reason/reasoner.js'
import type { Equivalence } from './edits/same-meaning.js'

/** True if the reasoner proves that the same events satisfy both expressions, also if fields hold lists. */
export const equivalentByReason: Equivalence = (before, after) =>
  openReasoner().equivalent(before, after).answer === 'yes'
