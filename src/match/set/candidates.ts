import { addValue } from '../../text/add-value.js'
import { type GateRef, numberOf } from './gates.js'

/** Returns the indexes of the expressions whose gate is true, in ascending order. */
export type Candidates = (changed: readonly GateRef[]) => readonly number[]

/** Arranges expressions by their gates: those that are true at rest, and those that may change. */
export function openCandidates(
  roots: readonly (GateRef | undefined)[],
  isTrue: (gate: GateRef) => boolean,
): Candidates {
  const byGate = new Map<GateRef, number[]>()
  roots.forEach((root, index) => {
    if (root !== undefined) addValue(byGate, numberOf(root), index)
  })
  const resting = [...byGate].filter(([gate]) => isTrue(gate))
  return (changed) => {
    const candidates: number[] = []
    for (const [gate, indexes] of resting) if (isTrue(gate)) for (const index of indexes) candidates.push(index)
    for (const gate of changed) {
      if (isTrue(gate)) for (const index of byGate.get(gate) ?? []) candidates.push(index)
    }
    return candidates.sort((a, b) => a - b)
  }
}
