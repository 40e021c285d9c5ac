import { and, type Bool, not, or } from '../../src/ir/bool.js'

/** The tree as the smart constructors would have built it. */
export function normal<Leaf>(tree: Bool<Leaf>): Bool<Leaf> {
  switch (tree.kind) {
    case 'const':
    case 'leaf':
      return tree
    case 'not':
      return not(normal(tree.arg))
    case 'and':
      return and(tree.args.map(normal))
    case 'or':
      return or(tree.args.map(normal))
  }
}
