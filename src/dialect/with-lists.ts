import type { Bool } from '../ir/bool.js'
import type { Dialect, OneOf } from './dialect.js'
import type { Leaf } from './leaf.js'

/** Several leaves of one field that are rendered as one list. The properties of the first apply to all. */
export interface List {
  readonly kind: 'list'
  readonly text: string
  readonly first: Leaf
}

/** Combines the branches of a disjunction that test the same field for a value into lists. */
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

/**
 * Adds a leaf to a list of its field in the first form that can contain it. Returns `undefined` if there is none, or
 * if the leaf has its own text for the negation.
 */
function addToList(leaf: Leaf, open: Map<string, OpenList[]>, dialect: Dialect): OpenList | undefined {
  if (leaf.negation !== undefined) return undefined
  for (const form of dialect.oneOf ?? []) {
    const items = form.items(leaf.predicate)
    if (items === undefined) continue
    const lists = open.get(leaf.field) ?? []
    const existing = lists.find((list) => list.form === form)
    const list = existing ?? { form, first: leaf, items: new Set() }
    for (const item of items) list.items.add(item)
    if (existing === undefined) open.set(leaf.field, [...lists, list])
    return list
  }
  return undefined
}
