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
  const lists: (OpenList | undefined)[] = []
  let last: OpenList | undefined
  for (const arg of args) {
    const list = arg.kind === 'leaf' ? addToList(arg.leaf, open, last, dialect) : undefined
    last = list ?? last
    lists.push(list)
  }
  const parts: (Bool<Leaf> | List)[] = []
  args.forEach((arg, index) => {
    const list = lists[index]
    if (arg.kind !== 'leaf' || list === undefined || list.items.size < 2) parts.push(arg)
    else if (arg.leaf === list.first) parts.push(closed(list))
  })
  return parts
}

function closed({ form, first, items, numbers }: OpenList): List {
  const text = form.list(first.field, [...items], first.predicate)
  const spans = numbers === undefined ? NONE : itemSpans({ form, first, items }, numbers, text)
  return { kind: 'list', text, spans, first }
}

const NONE: readonly QuerySpan[] = []

/** Finds the items in the text of their list. All of the text belongs to each of them if the list changes its items. */
function itemSpans(
  { form, first, items }: Pick<OpenList, 'form' | 'first' | 'items'>,
  numbers: ItemNumbers,
  text: string,
): readonly QuerySpan[] {
  const marked = [...items].map((item) => withMarks(spanned(item, numbers.get(item))))
  const read = withoutMarks(form.list(first.field, marked, first.predicate))
  return read?.text === text ? read.spans : spanned(text, [...new Set([...numbers.values()].flat())]).spans
}

interface OpenList {
  readonly form: OneOf
  readonly key: string | undefined
  readonly first: Leaf
  readonly items: Set<string>
  /** Undefined if predicates have no numbers. */
  numbers: ItemNumbers | undefined
}

/** The numbers of the predicates that an item comes from. */
type ItemNumbers = Map<string, readonly number[]>

/**
 * Adds a leaf to a list of its field in the first form that can contain it. Returns `undefined` if there is none, or
 * if the leaf has its own text for the negation.
 *
 * @param last The list of the leaf before, which nearly always is that of this leaf too.
 */
function addToList(
  leaf: Leaf,
  open: Map<string, OpenList[]>,
  last: OpenList | undefined,
  { oneOf = [] }: Dialect,
): OpenList | undefined {
  if (leaf.negation !== undefined) return undefined
  for (const form of oneOf) {
    const items = form.items(leaf.predicate, leaf)
    if (items === undefined) continue
    const key = form.key?.(leaf.predicate)
    const isLast = last?.form === form && last.key === key && last.first.field === leaf.field
    const list = isLast ? last : listFor(leaf, form, key, open)
    for (const item of items) {
      list.items.add(item)
      if (leaf.numbers === undefined) continue
      list.numbers ??= new Map()
      list.numbers.set(item, [...new Set([...(list.numbers.get(item) ?? []), ...leaf.numbers])])
    }
    return list
  }
  return undefined
}

/** Finds the list of a form and key for the field of a leaf, or begins one. */
function listFor(leaf: Leaf, form: OneOf, key: string | undefined, open: Map<string, OpenList[]>): OpenList {
  const lists = open.get(leaf.field) ?? []
  const existing = lists.find((list) => list.form === form && list.key === key)
  if (existing !== undefined) return existing
  const list: OpenList = { form, key, first: leaf, items: new Set(), numbers: undefined }
  open.set(leaf.field, [...lists, list])
  return list
}
