import type { Bool } from '../../ir/bool.js'
import type { LoweredItem } from '../../lower/lowered-item.js'
import { needlessParts } from '../../reason/parts.js'
import type { Item, NamedSelection, Selection, Value } from '../../rule/rule.js'
import { leavesOf } from './conflict.js'
import type { Subject } from './dead-parts.js'
import { mapsOf, valueExprs } from './parts-of.js'

/** A value that another value of the same item makes needless. */
export interface NeedlessValue {
  /** How the two are related: networks, texts that differ in letter case alone, or any other values. */
  readonly kind: 'network' | 'case' | 'other'
  readonly value: Value
  readonly because: Value
  /** True if all values of the item have to match. */
  readonly isAll: boolean
}

/** Finds the values of all items that other values make needless. Equal values are not among them. */
export function findNeedlessValues(
  selections: readonly NamedSelection[],
  lowered: (item: Item) => Bool<LoweredItem>,
  subject: Subject,
): readonly NeedlessValue[] {
  return selections.flatMap(({ selection }) =>
    itemsOf(selection).flatMap((item) => inItem(item, lowered(item), subject)),
  )
}

/** Returns the items of a selection. A list of keywords is one. */
function itemsOf(selection: Selection): readonly Item[] {
  if (selection.kind === 'any') return selection.of.flatMap(itemsOf)
  if (selection.kind === 'items') return mapsOf(selection).flat()
  const { values } = selection
  return [{ field: null, fieldSpan: values[0]?.span ?? { start: 0, end: 0 }, modifiers: [], values }]
}

function inItem(written: Item, node: Bool<LoweredItem>, { exprOf, reasoner }: Subject): readonly NeedlessValue[] {
  const item = node.kind === 'not' ? node.arg : node
  if (item.kind !== 'leaf' || item.leaf.values.length < 2) return []
  const exprs = valueExprs(item.leaf, exprOf)
  const parts = needlessParts({ kind: item.leaf.all ? 'and' : 'or', args: exprs }, reasoner)
  return parts.flatMap(({ part, because, assuming }): NeedlessValue[] => {
    const [value, other] = [written.values[exprs.indexOf(part)], written.values[exprs.indexOf(because)]]
    if (value === undefined || other === undefined || assuming !== undefined || isSame(value, other)) return []
    const isNetwork = [part, because].every((expr) => leavesOf(expr).every(({ kind }) => kind === 'cidr'))
    const isCase = value.text.toLowerCase() === other.text.toLowerCase()
    const kind = isNetwork ? 'network' : isCase ? 'case' : 'other'
    return [{ kind, value, because: other, isAll: item.leaf.all }]
  })
}

const isSame = (a: Value, b: Value): boolean => a.type === b.type && a.text === b.text
