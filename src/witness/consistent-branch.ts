import type { Expr } from '../ir/predicate.js'
import type { Branch, Literal } from './branches.js'
import { type Choose, shuffled } from './choose.js'
import { MAX_SEARCH_STEPS } from './effort-limits.js'
import { openBranch } from './open-branch.js'

/** A subexpression that must be true or false. */
interface Goal {
  readonly expr: Expr
  readonly positive: boolean
}

/** A linked list whose tail can be shared by several lists. */
type Chain<Item> = { readonly head: Item; readonly tail: Chain<Item> } | undefined

/** A state to which the search can backtrack. */
interface State {
  /** Processed first, since they involve no choice. */
  readonly goals: Chain<Goal>
  /** Disjunctions of which one part has to be chosen. */
  readonly open: Chain<Goal>
  /** Number of literals in the branch at this state. */
  readonly depth: number
}

/**
 * Searches for a branch that satisfies the expression together with the assumed literals, without contradicting
 * itself. `choose` decides between several. Returns `none` if there is no such branch, and `unknown` if the search
 * was given up.
 */
export function consistentBranch(expr: Expr, assumed: Branch, choose: Choose): Branch | 'none' | 'unknown' {
  const { literals: branch, add, cutTo } = openBranch()
  if (!assumed.every(add)) return 'none'
  const states: State[] = [{ goals: chained([{ expr, positive: true }]), open: undefined, depth: branch.length }]
  for (let steps = 0; steps < MAX_SEARCH_STEPS; steps++) {
    const state = states.pop()
    if (state === undefined) return 'none'
    cutTo(state.depth)
    const open = forced(state, add, () => steps++)
    if (open === false) continue
    if (open === undefined) return branch
    const { expr, positive } = open.head
    const parts = 'args' in expr ? shuffled(expr.args, choose) : []
    for (const part of parts)
      states.push({ goals: chained([{ expr: part, positive }]), open: open.tail, depth: branch.length })
  }
  return 'unknown'
}

/**
 * Adds all literals that the goals force and returns the remaining choices, or false if two literals contradict each
 * other.
 */
function forced({ goals, open }: State, take: (literal: Literal) => boolean, count: () => void): Chain<Goal> | false {
  let choices = open
  for (let remaining = goals; remaining !== undefined; ) {
    count()
    const { expr, positive }: Goal = remaining.head
    remaining = remaining.tail
    switch (expr.kind) {
      case 'const':
        if (expr.value !== positive) return false
        break
      case 'leaf':
        if (!take({ predicate: expr.leaf, positive })) return false
        break
      case 'not':
        remaining = { head: { expr: expr.arg, positive: !positive }, tail: remaining }
        break
      case 'and':
      case 'or':
        if ((expr.kind === 'or') === positive) choices = { head: { expr, positive }, tail: choices }
        else
          remaining = chained(
            expr.args.map((arg) => ({ expr: arg, positive })),
            remaining,
          )
    }
  }
  return choices
}

const chained = <Item>(items: readonly Item[], tail?: Chain<Item>): Chain<Item> =>
  items.reduceRight<Chain<Item>>((rest, head) => ({ head, tail: rest }), tail)
