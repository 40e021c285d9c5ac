import { type Bool, forEachLeaf, leaf } from '../../ir/bool.js'
import { fieldsRead } from '../../ir/fields-read.js'
import type { Expr } from '../../ir/predicate.js'
import type { LoweredItem } from '../../lower/lowered-item.js'
import type { Item, Selection, Value } from '../../rule/rule.js'

/** Converts items to an expression. The same item always gives the same object, which the reasoner then knows. */
export type ExprOf = (items: Bool<LoweredItem>) => Expr

/** Returns the expression of each value of an item. */
export const valueExprs = (item: LoweredItem, exprOf: ExprOf): readonly Expr[] =>
  item.values.map((value) => exprOf(leaf({ ...item, values: [value] })))

/** Returns the fields of an expression. A keyword counts as the field `''`. */
export function fieldsOf(expr: Expr): ReadonlySet<string> {
  const fields = new Set<string>()
  forEachLeaf(expr, (predicate) => {
    const read = fieldsRead(predicate)
    for (const field of read.length === 0 ? [''] : read) fields.add(field)
  })
  return fields
}

/** Returns the maps of a selection: the items that have to match together. */
export function mapsOf(selection: Selection): readonly (readonly Item[])[] {
  switch (selection.kind) {
    case 'items':
      return [selection.items]
    case 'keywords':
      return []
    case 'any':
      return selection.of.flatMap(mapsOf)
  }
}

/** Returns the values of a selection; those of all items by default. */
export function valuesIn(selection: Selection, counts: (item: Item) => boolean = () => true): readonly Value[] {
  switch (selection.kind) {
    case 'items':
      return selection.items.filter(counts).flatMap(({ values }) => values)
    case 'keywords':
      return selection.values
    case 'any':
      return selection.of.flatMap((part) => valuesIn(part, counts))
  }
}
