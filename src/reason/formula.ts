import type { Expr } from '../ir/predicate.js'
import { type AtomTable, atomOf } from './atoms.js'

/**
 * An expression in negation normal form. A number is the id of an atom; a negative number is its negation. Groups are
 * flat: `all` means that every part holds, otherwise at least one.
 */
export type Formula = number | boolean | Group
export interface Group {
  readonly all: boolean
  readonly parts: readonly Formula[]
}

/** Converts an expression, or its negation unless `positive`. */
export function formulaOf(expr: Expr, positive: boolean, atoms: AtomTable): Formula {
  switch (expr.kind) {
    case 'const':
      return expr.value === positive
    case 'leaf': {
      const { id } = atomOf(atoms, expr.leaf)
      return positive ? id : -id
    }
    case 'not':
      return formulaOf(expr.arg, !positive, atoms)
    case 'and':
    case 'or':
      return groupOf(
        (expr.kind === 'and') === positive,
        expr.args.map((arg) => formulaOf(arg, positive, atoms)),
      )
  }
}

/** Builds a flat group without constants and repetitions. */
export function groupOf(all: boolean, formulas: readonly Formula[]): Formula {
  const parts = new Set<Formula>()
  for (const formula of formulas) {
    if (typeof formula === 'boolean') {
      if (formula !== all) return formula
    } else if (typeof formula === 'object' && formula.all === all) for (const part of formula.parts) parts.add(part)
    else parts.add(formula)
  }
  const [only] = parts
  if (only === undefined) return all
  return parts.size === 1 ? only : { all, parts: [...parts] }
}
