import type { Expr, Predicate } from '../ir/predicate.js'
import type { Choose } from './choose.js'
import { MAX_SIBLING_BRANCHES } from './effort-limits.js'
import { openBranch } from './open-branch.js'

/** A predicate, or its negation. */
export interface Literal {
  readonly predicate: Predicate
  readonly positive: boolean
}
/** A conjunction of literals that satisfies an expression. */
export type Branch = readonly Literal[]

/**
 * Lists branches that satisfy an expression, at most `limit`. For a conjunction, each branch of each part occurs in
 * at least one result, but not every combination. Their number is that of the part with the most branches, not the
 * product. An expression that is never true has none.
 */
export const branchesOf = (expr: Expr, limit: number): readonly Branch[] => branchesWithin(expr, true, limit)

function branchesWithin(expr: Expr, positive: boolean, limit: number): readonly Branch[] {
  switch (expr.kind) {
    case 'const':
      return expr.value === positive ? [[]] : []
    case 'leaf':
      return [[{ predicate: expr.leaf, positive }]]
    case 'not':
      return branchesWithin(expr.arg, !positive, limit)
    case 'and':
    case 'or': {
      const parts = expr.args.map((arg) => branchesWithin(arg, positive, limit))
      return spread((expr.kind === 'and') === positive ? zipBranches(parts) : parts.flat(), limit)
    }
  }
}

/** Removes repeated literals. Returns `undefined` if the branch contradicts itself. */
export function withoutRepeats(branch: Branch): Branch | undefined {
  const { literals, add } = openBranch()
  return branch.every(add) ? literals : undefined
}

function zipBranches(parts: readonly (readonly Branch[])[]): readonly Branch[] {
  const longest = parts.reduce((length, part) => Math.max(length, part.length), 0)
  if (parts.some((part) => part.length === 0)) return []
  return Array.from({ length: longest }, (_, at) => parts.flatMap((part) => part[at % part.length] ?? []))
}

/**
 * Builds a branch that makes an expression depend on one of its predicates: the other parts of a conjunction hold,
 * and those of a disjunction do not. It does not contain the predicate itself. Returns `undefined` if the expression
 * does not contain the predicate or cannot depend on it.
 */
export function decidingBranch(expr: Expr, predicate: Predicate, choose: Choose): Branch | undefined {
  switch (expr.kind) {
    case 'const':
      return undefined
    case 'leaf':
      return expr.leaf === predicate ? [] : undefined
    case 'not':
      return decidingBranch(expr.arg, predicate, choose)
    case 'and':
    case 'or': {
      const places = expr.args.map((arg) => decidingBranch(arg, predicate, choose))
      const at = places.findIndex((place) => place !== undefined)
      const siblings = expr.args
        .filter((_, index) => index !== at)
        .map((arg) => {
          const branches = branchesWithin(arg, expr.kind === 'and', MAX_SIBLING_BRANCHES)
          return branches[choose(branches.length)]
        })
      if (at === -1 || siblings.includes(undefined)) return undefined
      return [...(places[at] ?? []), ...siblings.flatMap((branch) => branch ?? [])]
    }
  }
}

/** Picks at most `limit` items, spread evenly over the list. */
export const spread = <T>(items: readonly T[], limit: number): readonly T[] =>
  items.length <= limit
    ? items
    : items.filter((_, at) => Math.floor((at * limit) / items.length) !== Math.floor(((at - 1) * limit) / items.length))
