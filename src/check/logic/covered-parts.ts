import { leavesOf } from '../../ir/bool.js'
import type { Expr, Predicate } from '../../ir/predicate.js'
import { needlessParts } from '../../reason/needless-parts.js'
import type { Reasoner } from '../../reason/reasoner.js'
import { fieldsOf } from './parts-of.js'

/** Alternatives that are compared with each other. */
const MAX_COMPARED = 200

/** Finds the alternatives that another one covers, by their indexes, with the first predicate of the other one. */
export function coveredParts(exprs: readonly Expr[], reasoner: Reasoner): ReadonlyMap<number, Predicate> {
  const found = new Map<number, Predicate>()
  if (exprs.length > MAX_COMPARED || !canCover(exprs)) return found
  for (const { part, because, assuming } of needlessParts({ kind: 'or', args: exprs }, reasoner)) {
    const [by] = leavesOf(because)
    if (by !== undefined && assuming === undefined) found.set(exprs.indexOf(part), by)
  }
  return found
}

/** True if an alternative is about no other fields than another one: only such a one is wider. */
function canCover(exprs: readonly Expr[]): boolean {
  const fields = exprs.map(fieldsOf)
  return fields.some((wide, at) =>
    fields.some((narrow, other) => at !== other && [...wide].every((field) => narrow.has(field))),
  )
}
