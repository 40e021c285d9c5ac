import type { Bool } from '../../src/ir/bool.js'

/** Facts that a world may have or not. There are 32 worlds, one for each bit of a table. */
export const ATOMS = 5

/** In which worlds each fact holds. */
export const TABLES: readonly number[] = [0xaaaaaaaa, 0xcccccccc, 0xf0f0f0f0, 0xff00ff00, 0xffff0000].map(
  (bits) => bits | 0,
)

/** In which worlds the tree holds; `atom` says which fact a leaf is, or `table` says it all. */
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
