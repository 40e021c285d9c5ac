import { type QueryTree, readQuery } from './query-tree.js'

export type Comparison = 'same' | 'equivalent' | 'different'

/** `same`: equal text except for spaces. `equivalent`: the same conditions, in any order and notation. */
export function compareQueries(ours: string, theirs: string): Comparison {
  if (tidy(ours) === tidy(theirs)) return 'same'
  return canonical(readQuery(ours)) === canonical(readQuery(theirs)) ? 'equivalent' : 'different'
}

const tidy = (query: string): string => query.trim().replace(/\s+/g, ' ').replaceAll(': ', ':')

/** A text that is equal for trees that differ only in the order, nesting or repetition of their arguments. */
function canonical(tree: QueryTree): string {
  switch (tree.kind) {
    case 'term':
      return JSON.stringify([tree.field, tree.value])
    case 'not':
      return `not ${canonical(tree.arg)}`
    case 'and':
    case 'or': {
      const args = new Set(flat(tree.kind, tree).map(canonical))
      const [only = ''] = args
      return args.size === 1 ? only : `${tree.kind}(${[...args].sort().join()})`
    }
  }
}

const flat = (kind: 'and' | 'or', tree: QueryTree): readonly QueryTree[] =>
  tree.kind === kind ? tree.args.flatMap((arg) => flat(kind, arg)) : [tree]
