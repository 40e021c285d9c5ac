import { and, not, or } from '../ir/bool.js'
import type { Expr } from '../ir/predicate.js'

/**
 * Returns the expression without a part of one of its groups, which is found by identity. Returns `undefined` if no
 * group contains it, or if it is the only part. The part can never matter if this is equivalent to the expression.
 *
 * @example
 * const [a, b] = [leaf('a'), leaf('b')]
 * withoutPart(not(or([a, b])), b) // not(a)
 * withoutPart(a, a) // undefined
 */
export function withoutPart(expr: Expr, part: Expr): Expr | undefined {
  if (expr.kind === 'not') {
    const arg = withoutPart(expr.arg, part)
    return arg && not(arg)
  }
  if (expr.kind !== 'and' && expr.kind !== 'or') return undefined
  const build = expr.kind === 'and' ? and : or
  if (expr.args.includes(part)) {
    const others = expr.args.filter((arg) => arg !== part)
    return others.length === 0 ? undefined : build(others)
  }
  for (const [at, arg] of expr.args.entries()) {
    const inner = withoutPart(arg, part)
    if (inner !== undefined) return build(expr.args.map((other, index) => (index === at ? inner : other)))
  }
  return undefined
}
