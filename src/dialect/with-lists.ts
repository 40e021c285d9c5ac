import type { Bool } from '../ir/bool.js'
import type { Dialect, OneOf } from './dialect.js'
import type { Leaf } from './leaf.js'
import { withMarks, withoutMarks } from './marks.js'
import { type QuerySpan, spanned } from './query-span.js'

/** Several leaves of one field that are rendered as one list. The properties of the first apply to all. */
export interface List {
  readonly kind: 'list'
  readonly text: string
  /** The items of the predicates that have numbers. */
  readonly spans: readonly QuerySpan[]
  readonly first: Leaf
}

/** Combines the branches of a disjunction that test the same field for a value into lists. */
export function withLists(args: readonly Bool<Leaf>[], dialect: Dialect): readonly (Bool<Leaf> | List)[] {
  const open = new Map<string, OpenList[]>()
  const lists = args.map((arg) => (arg.kind === 'leaf' ? addToList(arg.leaf, open, dialect) : undefined))
  return args.flatMap((arg, index): (Bool<Leaf> | List)[] => {
    const list = lists[index]
    if (arg.kind !== 'leaf' || list === undefined || list.items.size < 2) return [arg]
    return arg.leaf === list.first ? [closed(list)] : []
  })
}

function closed({ form, first, items }: Omit<OpenList, 'key'>): List {
  const text = form.list(first.field, [...items.keys()], first.predicate)
  return { kind: 'list', text, spans: itemSpans({ form, first, items }, text), first }
}

const NONE: readonly QuerySpan[] = []

/** Finds the items in the text of their list. All of the text belongs to each of them if the list changes its items. */
function itemSpans({ form, first, items }: Omit<OpenList, 'key'>, text: string): readonly QuerySpan[] {
  if (![...items.values()].some((own) => own !== undefined)) return NONE
  const numbers = [...items.values()].flatMap((own) => own ?? [])
  const marked = [...items].map(([item, own]) => withMarks(spanned(item, own)))
  const read = withoutMarks(form.list(first.field, marked, first.predicate))
  return read?.text === text ? read.spans : spanned(text, [...new Set(numbers)]).spans
}

interface OpenList {
  readonly form: OneOf
  readonly key: string | undefined
  readonly first: Leaf
  /** The items, with the numbers of the predicates that they come from. */
  readonly items: Map<string, readonly number[] | undefined>
}

const united = (some: Leaf['numbers'], others: Leaf['numbers']): Leaf['numbers'] =>
  some === undefined || others === undefined ? (some ?? others) : [...new Set([...some, ...others])]

/**
 * Adds a leaf to a list of its field in the first form that can contain it. Returns `undefined` if there is none, or
 * if the leaf has its own text for the negation.
 */
function addToList(leaf: Leaf, open: Map<string, OpenList[]>, dialect: Dialect): OpenList | undefined {
  if (leaf.negation !== undefined) return undefined
  for (const form of dialect.oneOf ?? []) {
    const items = form.items(leaf.predicate, leaf)
    if (items === undefined) continue
    const lists = open.get(leaf.field) ?? []
    const key = form.key?.(leaf.predicate)
    const existing = lists.find((list) => list.form === form && list.key === key)
    const list = existing ?? { form, key, first: leaf, items: new Map() }
    for (const item of items) list.items.set(item, united(list.items.get(item), leaf.numbers))
    if (existing === undefined) open.set(leaf.field, [...lists, list])
    return list
  }
  return undefined
}
