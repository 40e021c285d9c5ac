import { solverLiteral, type Variables } from './clauses.js'
import type { Formula } from './formula.js'
import { literalValue, type Solver } from './solver.js'

/** Chooses literals that are true in the solver and suffice to make the formula true, without repetitions. */
export function implicantOf(formula: Formula, solver: Solver, variables: Variables): readonly number[] {
  const chosen = new Set<number>()
  const isTrue = (part: Formula): boolean => {
    if (typeof part === 'boolean') return part
    if (typeof part === 'number') return literalValue(solver, solverLiteral(part, variables)) === true
    return part.all ? part.parts.every(isTrue) : part.parts.some(isTrue)
  }
  const choose = (part: Formula): void => {
    if (typeof part === 'number') chosen.add(part)
    if (typeof part !== 'object') return
    if (part.all) for (const inner of part.parts) choose(inner)
    else {
      const inner = part.parts.find((candidate) => typeof candidate === 'number' && chosen.has(candidate))
      choose(inner ?? part.parts.find(isTrue) ?? true)
    }
  }
  choose(formula)
  return [...chosen]
}
