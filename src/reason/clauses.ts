import type { Formula } from './formula.js'
import { addClause, type Solver } from './solver.js'

/** The variables of a solver that stand for atoms. */
export interface Variables {
  readonly ofAtom: Map<number, number>
  readonly ofGroup: Map<Formula, number>
  count: number
}

/** Opens an empty table: each atom and each group gets a variable when it is first needed. */
export const openVariables = (): Variables => ({ ofAtom: new Map(), ofGroup: new Map(), count: 0 })

/** Converts a literal of atoms to one of the solver. */
export function solverLiteral(literal: number, variables: Variables): number {
  const atom = Math.abs(literal)
  let variable = variables.ofAtom.get(atom)
  if (variable === undefined) {
    variable = ++variables.count
    variables.ofAtom.set(atom, variable)
  }
  return literal > 0 ? variable : -variable
}

/**
 * Adds clauses that a formula holds. A variable for a group implies the group, which suffices since formulas contain
 * no negation of a group.
 */
export function requireFormula(formula: Formula, solver: Solver, variables: Variables): void {
  if (typeof formula === 'object' && formula.all) {
    for (const part of formula.parts) requireFormula(part, solver, variables)
  } else if (formula !== true) addClause(solver, clauseOf(formula, solver, variables))
}

function clauseOf(formula: Formula, solver: Solver, variables: Variables): readonly number[] {
  if (formula === false) return []
  if (typeof formula === 'number') return [solverLiteral(formula, variables)]
  if (typeof formula === 'boolean') return []
  if (!formula.all) return formula.parts.flatMap((part) => clauseOf(part, solver, variables))
  const known = variables.ofGroup.get(formula)
  if (known !== undefined) return [known]
  const variable = ++variables.count
  variables.ofGroup.set(formula, variable)
  for (const part of formula.parts) addClause(solver, [-variable, ...clauseOf(part, solver, variables)])
  return [variable]
}
