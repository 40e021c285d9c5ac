import type { Expr } from '../ir/predicate.js'
import type { Verdict } from './judge-event.js'

/** A part of an expression that tests should exercise. */
export interface Branch {
  /**
   * `alternative`: one of several conditions, one of which suffices. `exclusion`: a condition under `not`, which should
   * once be the reason why an event does not match. `whole`: the expression itself.
   */
  readonly kind: 'whole' | 'alternative' | 'exclusion'
  readonly expr: Expr
}

/** Collects which branches of an expression events exercise. */
export interface Coverage {
  readonly branches: readonly Branch[]
  /** Adds the verdict on an event. */
  readonly add: (verdict: Verdict) => void
  readonly isCovered: (branch: Branch) => boolean
}

/**
 * Opens the coverage of an expression. An alternative is exercised by an event that satisfies it and everything beside
 * it; an exclusion by one that it alone excludes.
 */
export function openCoverage(expr: Expr): Coverage {
  const branches: Branch[] = [{ kind: 'whole', expr }]
  const branchOf = new Map<Expr, Branch>()
  const collect = (part: Expr, kind: Branch['kind']): void => {
    if (part.kind === 'not') {
      // Of several exclusions, each one is a branch.
      if (part.arg.kind === 'or') collect(part.arg, 'exclusion')
      else add(part.arg, 'exclusion')
    } else if (part.kind === 'or') for (const arg of part.args) add(arg, kind)
    else if (part.kind === 'and') for (const arg of part.args) collect(arg, kind)
  }
  const add = (part: Expr, kind: Branch['kind']): void => {
    if (branchOf.has(part)) return
    const branch = { kind, expr: part }
    branchOf.set(part, branch)
    branches.push(branch)
    collect(part, kind)
  }
  collect(expr, 'alternative')
  const covered = new Set<Branch>()
  const cover = (part: Expr): void => {
    const branch = branchOf.get(part)
    if (branch !== undefined) covered.add(branch)
  }
  return {
    branches,
    isCovered: (branch) => covered.has(branch),
    add: (verdict) => {
      const [whole] = branches
      if (verdict.holds && whole !== undefined) covered.add(whole)
      if (verdict.holds) satisfied(expr, verdict, cover)
      else refuted(expr, verdict, cover)
    },
  }
}

/** Covers what makes a part true. */
function satisfied(expr: Expr, verdict: Verdict, cover: (part: Expr) => void): void {
  if (expr.kind !== 'and' && expr.kind !== 'or') {
    if (expr.kind === 'not' && verdict.kind === 'not') refuted(expr.arg, verdict.arg, cover)
    return
  }
  for (const [part, inner] of pairs(expr, verdict)) {
    if (!inner.holds) continue
    if (expr.kind === 'or') cover(part)
    satisfied(part, inner, cover)
  }
}

/** Covers the exclusion that alone makes a part false. */
function refuted(expr: Expr, verdict: Verdict, cover: (part: Expr) => void): void {
  if (expr.kind === 'not' && verdict.kind === 'not') {
    cover(expr.arg)
    satisfied(expr.arg, verdict.arg, cover)
  } else if (expr.kind === 'and' || expr.kind === 'or') {
    const failing = pairs(expr, verdict).filter(([, inner]) => !inner.holds)
    if (expr.kind === 'or' || failing.length === 1) for (const [part, inner] of failing) refuted(part, inner, cover)
  }
}

function pairs(expr: Expr, verdict: Verdict): readonly (readonly [Expr, Verdict])[] {
  if (!('args' in expr) || !('args' in verdict)) return []
  return expr.args.flatMap((part, index) => {
    const inner = verdict.args[index]
    return inner === undefined ? [] : [[part, inner] as const]
  })
}
