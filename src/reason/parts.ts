import { and, not, or } from '../ir/bool.js'
import type { Expr } from '../ir/predicate.js'
import type { DataAssumption } from './answer.js'
import { findCovered } from './find-covered.js'
import type { Reasoner } from './reasoner.js'

/** A part of a group that another part makes needless. */
export interface NeedlessPart {
  readonly part: Expr
  /** The part that is enough: it matches more in an `or`, and less in an `and`. */
  readonly because: Expr
  readonly assuming?: DataAssumption
}

/**
 * Finds the parts of a group that another part makes needless: `bash` beside `sh` in a list of which any may match, or
 * `sh` beside `bash` where all have to. Of parts with the same meaning, the first one is kept. An expression that is no
 * group has none.
 *
 * @example
 * const place = { span: { start: 0, end: 0 }, item: { start: 0, end: 0 } }
 * const contains = (text) => leaf({ kind: 'match', field: 'a', pattern: parsePattern(`*${text}*`), cased: false, ...place })
 * const [sh, bash] = [contains('sh'), contains('bash')]
 * needlessParts(or([sh, bash]), openReasoner()) // [{ part: bash, because: sh }]
 * needlessParts(and([sh, bash]), openReasoner()) // [{ part: sh, because: bash }]
 */
export function needlessParts(group: Expr, reasoner: Reasoner): readonly NeedlessPart[] {
  if (group.kind !== 'or' && group.kind !== 'and') return []
  const parts = group.args
  const { coverings } = findCovered(
    parts.map((expr) => ({ expr, group: '' })),
    reasoner,
  )
  const pairs = coverings.map(({ covered, by, isEquivalent, assuming }) => {
    const isReversed = group.kind === 'and' && !isEquivalent
    return { part: isReversed ? by : covered, because: isReversed ? covered : by, assuming }
  })
  const needless = new Set(pairs.map(({ part }) => part))
  return parts.flatMap((part, at): NeedlessPart[] => {
    const pair = pairs.find((candidate) => candidate.part === at && !needless.has(candidate.because))
    const because = pair && parts[pair.because]
    if (because === undefined) return []
    return [{ part, because, ...(pair?.assuming === undefined ? {} : { assuming: pair.assuming }) }]
  })
}

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
