import { and, type Bool, not, or } from '../ir/bool.js'

/**
 * Moves negations down to the leaves by De Morgan's laws: the tree means the same, and negates nothing but leaves.
 *
 * @example
 * pushNegations(not(or([leaf('a'), not(leaf('b'))]))) // and([not(leaf('a')), leaf('b')])
 */
export const pushNegations = <Leaf>(tree: Bool<Leaf>): Bool<Leaf> => pushed(tree, false)

function pushed<Leaf>(tree: Bool<Leaf>, isNegated: boolean): Bool<Leaf> {
  switch (tree.kind) {
    case 'const':
    case 'leaf':
      return isNegated ? not(tree) : tree
    case 'not':
      return pushed(tree.arg, !isNegated)
    case 'and':
    case 'or': {
      const args = tree.args.map((arg) => pushed(arg, isNegated))
      return (tree.kind === 'and') === isNegated ? or(args) : and(args)
    }
  }
}
