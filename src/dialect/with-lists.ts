import type { Bool } from '../ir/bool.js'
import type { Dialect, OneOf } from './dialect.js'
import type { Leaf } from './leaf.js'

/** Several leaves of one field that a list says at once. What holds for the first of them holds for all. */
export interface List {
  readonly kind: 'list'
  readonly text: string
  readonly first: Leaf
}

/** The branches of a disjunction, with those that ask one field for a value drawn together into a list. */
export function withLists(args: readonly Bool<Leaf>[], dialect: Dialect): readonly (Bool<Leaf> | List)[] {
  const open = new Map<string, OpenList[]>()
  const lists = args.map((arg) => (arg.kind === 'leaf' ? addToList(arg.leaf, open, dialect) : undefined))
  return args.flatMap((arg, index): (Bool<Leaf> | List)[] => {
    const list = lists[index]
    if (arg.kind !== 'leaf' || list === undefined || list.items.size < 2) return [arg]
    const { form, first, items } = list
    if (arg.leaf !== first) return []
    return [{ kind: 'list', text: form.list(first.field, [...items], first.predicate), first }]
  })
}

interface OpenList {
  readonly form: OneOf
  readonly first: Leaf
  readonly items: Set<string>
}

/** The list of a leaf's field in the first form that can hold the leaf; undefined if none can, or if the leaf is not negated by NOT. */
function addToList(leaf: Leaf, open: Map<string, OpenList[]>, dialect: Dialect): OpenList | undefined {
  if (leaf.negation !== undefined) return undefined
  for (const form of dialect.oneOf ?? []) {
    const items = form.items(leaf.predicate)
    if (items === undefined) continue
    const lists = open.get(leaf.field) ?? []
    const known = lists.find((list) => list.form === form)
    const list = known ?? { form, first: leaf, items: new Set() }
    for (const item of items) list.items.add(item)
    if (known === undefined) open.set(leaf.field, [...lists, list])
    return list
  }
  return undefined
}
