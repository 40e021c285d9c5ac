import type { Bool } from '../../src/ir/bool.js'

/** Facts that hold or do not hold in a world. There are 32 worlds, one per bit of a table. */
export const ATOMS = 5

/** The worlds in which each fact holds. */
export const TABLES: readonly number[] = [0xaaaaaaaa, 0xcccccccc, 0xf0f0f0f0, 0xff00ff00, 0xffff0000].map(
  (bits) => bits | 0,
)

/** The worlds in which the tree holds; `atom` returns the fact of a leaf, or `table` its table. */
export function tableOf<Leaf>(
  tree: Bool<Leaf>,
  atom: (leaf: Leaf) => number,
  table: (leaf: Leaf) => number = (leaf) => TABLES[atom(leaf)] ?? 0,
): number {
  switch (tree.kind) {
    case 'const':
      return tree.value ? -1 : 0
    case 'leaf':
      return table(tree.leaf)
    case 'not':
      return ~tableOf(tree.arg, atom, table)
    case 'and':
      return tree.args.reduce((sum, arg) => sum & tableOf(arg, atom, table), -1)
    case 'or':
      return tree.args.reduce((sum, arg) => sum | tableOf(arg, atom, table), 0)
  }
}
