import { and, type Bool, not, or } from '../ir/bool.js'
import type { Leaf } from './leaf.js'

/** The tree without parts that a group has already: those of the same text. */
export const withoutRepeats = (tree: Bool<Leaf>): Bool<Leaf> => keyed(tree, new Map()).tree

interface Keyed {
  readonly tree: Bool<Leaf>
  /** The same for trees that say the same in the same words. */
  readonly key: string
}

/** `numbers` has the texts so far, each with its number, which makes shorter keys. */
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
      const all = tree.args.map((arg) => keyed(arg, numbers))
      const parts = [...new Map(all.map((part) => [part.key, part])).values()]
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
