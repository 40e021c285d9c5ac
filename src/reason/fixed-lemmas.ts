import { type AtomTable, atomWith } from './atoms.js'
import type { Budget } from './budget.js'
import type { Lemma } from './check-field.js'
import type { Variables } from './clauses.js'
import { factsOf } from './field-facts.js'
import { findValue } from './find-value.js'
import { fixedLiterals, type Solver } from './solver.js'

/**
 * Finds the predicates that are impossible because of literals that every model has. In a question about two lists of
 * values, these are the values of one list that the other one covers. Worth its time once some models have failed.
 */
export function fixedLemmas(solver: Solver, variables: Variables, atoms: AtomTable, budget: Budget): readonly Lemma[] {
  const fixed = new Set(fixedLiterals(solver, budget))
  const known: number[] = []
  const open: number[] = []
  for (const [atom, variable] of variables.ofAtom) {
    if (fixed.has(variable)) known.push(atom)
    else if (fixed.has(-variable)) known.push(-atom)
    else open.push(atom)
  }
  const { fields, keywords } = factsOf(known, atoms)
  return open.flatMap((id): Lemma[] => {
    const atom = atomWith(atoms, id)
    if (atom?.kind !== 'value') return []
    const excluded = fields.get(atom.field)?.rejecting
    if (excluded === undefined || budget.remaining < 0) return []
    const rejecting = new Map([...excluded, ...keywords.rejecting])
    const found = findValue([atom.test], [...rejecting.keys()], budget)
    if (found === 'unknown' || 'value' in found) return []
    return [
      { literals: [-id, ...found.excludedBy.flatMap((test) => rejecting.get(test) ?? [])], isSingleValued: false },
    ]
  })
}
