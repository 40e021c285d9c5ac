import { predicateText } from '../ir/expr-text.js'
import type { Expr, Predicate } from '../ir/predicate.js'
import type { Choose } from './choose.js'

/** A predicate, or its negation. */
export interface Literal {
  readonly predicate: Predicate
  readonly positive: boolean
}
/** A conjunction of literals that satisfies an expression. */
export type Branch = readonly Literal[]

/**
 * Lists branches that satisfy an expression, at most `limit`. For a conjunction, each branch of each part occurs in
 * at least one result, but not every combination: their number is that of the part with the most branches, not the
 * product. An expression that is never true has none.
 */
export const branchesOf = (expr: Expr, most: number): readonly Branch[] => ways(expr, true, most)

function ways(expr: Expr, positive: boolean, most: number): readonly Branch[] {
  switch (expr.kind) {
    case 'const':
      return expr.value === positive ? [[]] : []
    case 'leaf':
      return [[{ predicate: expr.leaf, positive }]]
    case 'not':
      return ways(expr.arg, !positive, most)
    case 'and':
    case 'or': {
      const parts = expr.args.map((arg) => ways(arg, positive, most))
      return spread((expr.kind === 'and') === positive ? together(parts) : parts.flat(), most)
    }
  }
}

/** Removes repeated literals. Returns `undefined` if the branch contradicts itself. */
export function withoutRepeats(branch: Branch): Branch | undefined {
  const asked = new Map<string, Literal>()
  for (const literal of branch) {
    const text = predicateText(literal.predicate)
    const before = asked.get(text)
    if (before === undefined) asked.set(text, literal)
    else if (before.positive !== literal.positive) return undefined
  }
  return [...asked.values()]
}

function together(parts: readonly (readonly Branch[])[]): readonly Branch[] {
  const longest = parts.reduce((most, part) => Math.max(most, part.length), 0)
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
      const beside = expr.args
        .filter((_, index) => index !== at)
        .map((arg) => {
          const found = ways(arg, expr.kind === 'and', MOST_BESIDE)
          return found[choose(found.length)]
        })
      if (at === -1 || beside.includes(undefined)) return undefined
      return [...(places[at] ?? []), ...beside.flatMap((branch) => branch ?? [])]
    }
  }
}

const MOST_BESIDE = 8

/** Picks at most `limit` items, spread evenly over the list. */
export const spread = <T>(items: readonly T[], most: number): readonly T[] =>
  items.length <= most
    ? items
    : items.filter((_, at) => Math.floor((at * most) / items.length) !== Math.floor(((at - 1) * most) / items.length))
