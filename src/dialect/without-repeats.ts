import { and, type Bool, leavesOf, not, or } from '../ir/bool.js'
import { hasRepeatedText } from './has-repeated-text.js'
import type { Leaf } from './leaf.js'

/** Removes repeated parts of a group: those with equal texts. */
export const withoutRepeats = (tree: Bool<Leaf>): Bool<Leaf> =>
  hasEqualTexts(tree) ? keyed(tree, new Map()).tree : tree

/** False for most queries: then no parts are equal. */
const hasEqualTexts = (tree: Bool<Leaf>): boolean => tree.kind !== 'leaf' && hasRepeatedText(leavesOf(tree))

interface Keyed {
  readonly tree: Bool<Leaf>
  /** Equal for trees with equal texts. */
  readonly key: string
}

/** `numbers` assigns a number to each text so far, which keeps the keys short. */
function keyed(tree: Bool<Leaf>, numbers: Map<string, number>): Keyed {
  switch (tree.kind) {
    case 'const':
      return { tree, key: String(tree.value) }
    case 'leaf': {
      const number = numbers.get(tree.leaf.text) ?? numbers.size
      numbers.set(tree.leaf.text, number)
      return { tree, key: String(number) }
    }
    case 'not': {
      const arg = keyed(tree.arg, numbers)
      return { tree: not(arg.tree), key: `not ${arg.key}` }
    }
    case 'and':
    case 'or': {
      const distinct = new Map<string, Keyed>()
      for (const arg of tree.args) {
        const part = keyed(arg, numbers)
        distinct.set(part.key, part)
      }
      const parts = [...distinct.values()]
      const [only] = parts
      if (parts.length === 1 && only !== undefined) return only
      const trees = parts.map((part) => part.tree)
      return {
        tree: tree.kind === 'and' ? and(trees) : or(trees),
        key: `(${parts.map(({ key }) => key).join(` ${tree.kind} `)})`,
      }
    }
  }
}
