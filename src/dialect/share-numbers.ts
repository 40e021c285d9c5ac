import { type Bool, forEachLeaf, leaf, mapLeaves, someLeaf } from '../ir/bool.js'
import type { Leaf } from './leaf.js'

/**
 * Gives leaves with equal texts the numbers of all their predicates, because a query contains repeated texts only once.
 * Returns the tree itself if no predicate has a number.
 */
export function shareNumbers(tree: Bool<Leaf>): Bool<Leaf> {
  if (!someLeaf(tree, ({ numbers }) => numbers !== undefined)) return tree
  const byText = new Map<string, Set<number>>()
  forEachLeaf(tree, ({ text, numbers }) => {
    if (numbers === undefined) return
    const shared = byText.get(text) ?? new Set()
    for (const number of numbers) shared.add(number)
    byText.set(text, shared)
  })
  return mapLeaves(tree, (own) => {
    const shared = byText.get(own.text)
    return leaf(shared === undefined ? own : { ...own, numbers: [...shared] })
  })
}
