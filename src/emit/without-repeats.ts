import { and, type Bool, not, or } from '../ir/bool.js'
import type { Leaf } from './leaf.js'

/** The tree without parts that a group has already: those of the same text. */
export const withoutRepeats = (tree: Bool<Leaf>): Bool<Leaf> => keyed(tree).tree

interface Keyed {
  readonly tree: Bool<Leaf>
  /** The same for trees that say the same in the same words. */
  readonly key: string
}

function keyed(tree: Bool<Leaf>): Keyed {
  switch (tree.kind) {
    case 'const':
      return { tree, key: String(tree.value) }
    case 'leaf':
      return { tree, key: JSON.stringify(tree.leaf.text) }
    case 'not': {
      const arg = keyed(tree.arg)
      return { tree: not(arg.tree), key: `not ${arg.key}` }
    }
    case 'and':
    case 'or': {
      const parts = [...new Map(tree.args.map(keyed).map((part) => [part.key, part])).values()]
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
