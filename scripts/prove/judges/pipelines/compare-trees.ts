import { hash } from '../../../../src/witness/choose.js'
import type { ConditionTree } from '../../../../test/engines/judges/pipeline-differences.js'
import { atomsOf, holdsWith, normalTree } from './condition-tree.js'

/** Number of random assignments of the atoms. */
const ASSIGNMENTS = 64

/**
 * A sentence about the difference of two conditions; undefined if both have the same atoms, and the same value for
 * each of many assignments of them.
 */
export function treeDifference(own: ConditionTree, other: ConditionTree): string | undefined {
  const [a, b] = [normalTree(own), normalTree(other)]
  const [ownAtoms, otherAtoms] = [atomsOf(a), atomsOf(b)]
  const [onlyOwn, onlyOther] = [without(ownAtoms, otherAtoms), without(otherAtoms, ownAtoms)]
  if (onlyOwn.length + onlyOther.length > 0)
    return `sigmacast asks ${list(onlyOwn)}, and the judge asks ${list(onlyOther)}`
  for (let round = 0; round < ASSIGNMENTS; round++) {
    // The share of true atoms differs from round to round, so that long lists of either kind become true and false.
    const holds = (atom: string): boolean => hash(`${round} ${atom}`) % 8 <= round % 8
    if (holdsWith(a, holds) !== holdsWith(b, holds)) return 'the conditions combine the same atoms in another way'
  }
  return undefined
}

const without = (some: ReadonlySet<string>, others: ReadonlySet<string>): readonly string[] =>
  [...some].filter((one) => !others.has(one))

const list = (atoms: readonly string[]): string => (atoms.length === 0 ? 'nothing else' : atoms.slice(0, 3).join(', '))
