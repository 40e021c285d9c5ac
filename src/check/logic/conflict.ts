import { conjunctsOf } from '../../dialect/plan.js'
import { forEachLeaf, leavesOf } from '../../ir/bool.js'
import type { Expr, Predicate } from '../../ir/predicate.js'
import type { Reasoner } from '../../reason/reasoner.js'

/** Conditions of a conjunction that are compared one by one. */
const MAX_COMPARED = 50

/** Finds a condition among others that alone excludes an expression, and in it a predicate about the same field. */
export function conflictWith(expr: Expr, others: readonly Expr[], reasoner: Reasoner): Predicate | undefined {
  const culprit = others.find((other) => reasoner.overlaps(other, expr).answer === 'no')
  if (culprit === undefined) return undefined
  const parts = conjunctsOf(culprit)
  const inside = parts.length > 1 && parts.length <= MAX_COMPARED ? conflictWith(expr, parts, reasoner) : undefined
  if (inside !== undefined) return inside
  const about = leafAbout(culprit, expr)
  // Several values exclude it together: the place is that of their field.
  return about === undefined || culprit.kind === 'leaf' || culprit.kind === 'not'
    ? about
    : { ...about, span: about.item }
}

/** Returns the first predicate about a field of another expression, or the first one. */
function leafAbout(expr: Expr, other: Expr): Predicate | undefined {
  const fields = new Set<string | null>()
  forEachLeaf(other, (predicate) => fields.add(fieldOf(predicate)))
  const leaves = leavesOf(expr)
  return leaves.find((predicate) => fields.has(fieldOf(predicate))) ?? leaves[0]
}

const fieldOf = (predicate: Predicate): string | null => ('field' in predicate ? predicate.field : null)

/** Returns two conditions of a conjunction that exclude each other, by their first predicates. */
export function conflictingPair(expr: Expr, reasoner: Reasoner): readonly Predicate[] {
  if (expr.kind !== 'and' || expr.args.length > MAX_COMPARED) return []
  for (const [at, first] of expr.args.entries()) {
    const second = expr.args.slice(at + 1).find((other) => reasoner.overlaps(first, other).answer === 'no')
    if (second !== undefined)
      return [leafAbout(first, second), leafAbout(second, first)].filter((leaf) => leaf !== undefined)
  }
  return []
}
