import { predicateText } from '../ir/expr-text.js'
import type { Expr, Predicate } from '../ir/predicate.js'
import type { Choose } from './choose.js'

/** A predicate that must hold, or must not. */
export interface Literal {
  readonly predicate: Predicate
  readonly positive: boolean
}
/** One way to satisfy an expression: all of these. */
export type Branch = readonly Literal[]

/**
 * Ways to satisfy an expression, at most `most`. Where parts must hold together, each way of a part stands in some branch, but not each
 * beside each: their number is that of the longest part, not the product. None for what is never true.
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

/** The branch with each question once; undefined if one should hold and not hold. */
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
 * What makes an expression hang on one of its predicates: what stands beside it in a conjunction holds, and what stands beside it in a
 * disjunction does not. The predicate itself is not in it. Undefined if the expression does not ask it, or nothing can hang on it.
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

/** Ways of what stands beside a predicate, of which one is taken. */
const MOST_BESIDE = 8

/** At most so many of the items, from all over the list. */
export const spread = <T>(items: readonly T[], most: number): readonly T[] =>
  items.length <= most
    ? items
    : items.filter((_, at) => Math.floor((at * most) / items.length) !== Math.floor(((at - 1) * most) / items.length))
