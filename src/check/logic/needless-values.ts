import type { Bool } from '../../ir/bool.js'
import { leavesOf } from '../../ir/bool.js'
import { foldCase } from '../../ir/glob.js'
import { isAny } from '../../ir/pattern.js'
import type { Expr, Predicate } from '../../ir/predicate.js'
import type { LoweredItem } from '../../lower/lowered-item.js'
import { needlessParts } from '../../reason/needless-parts.js'
import type { Item, NamedSelection, Selection, Value } from '../../rule/rule.js'
import type { RuleMeaning } from './dead-values.js'
import { mapsOf, valueExprs } from './parts-of.js'

/** A value that another value of the same item makes needless. */
export interface NeedlessValue {
  /** Two networks, a number and its text, two texts that differ in letter case alone, or any other values. */
  readonly kind: 'network' | 'number-and-text' | 'case' | 'other'
  readonly value: Value
  readonly because: Value
  /** True if all values of the item have to match. */
  readonly isAll: boolean
}

/** Finds the values of all items that other values make needless. Equal values are not among them. */
export function findNeedlessValues(
  selections: readonly NamedSelection[],
  lowered: (item: Item) => Bool<LoweredItem>,
  meaning: RuleMeaning,
): readonly NeedlessValue[] {
  // An alias repeats values.
  const items = new Map(
    selections.flatMap(({ selection }) =>
      itemsOf(selection).map((item) => [item.values[0]?.span.start, item] as const),
    ),
  )
  return [...items.values()].flatMap((item) => inItem(item, lowered(item), meaning))
}

/** Returns the items of a selection. A list of keywords is one. */
function itemsOf(selection: Selection): readonly Item[] {
  if (selection.kind === 'any') return selection.of.flatMap(itemsOf)
  if (selection.kind === 'items') return mapsOf(selection).flat()
  const { values } = selection
  return [{ field: null, fieldSpan: values[0]?.span ?? { start: 0, end: 0 }, modifiers: [], values }]
}

function inItem(written: Item, node: Bool<LoweredItem>, { exprOf, reasoner }: RuleMeaning): readonly NeedlessValue[] {
  const item = node.kind === 'not' ? node.arg : node
  if (item.kind !== 'leaf' || item.leaf.values.length < 2) return []
  const exprs = valueExprs(item.leaf, exprOf)
  if (!canBeNeedless(exprs)) return []
  const parts = needlessParts({ kind: item.leaf.all ? 'and' : 'or', args: exprs }, reasoner)
  return parts.flatMap(({ part, because, assuming }): NeedlessValue[] => {
    const [value, other] = [written.values[exprs.indexOf(part)], written.values[exprs.indexOf(because)]]
    if (value === undefined || other === undefined || assuming !== undefined || isSame(value, other)) return []
    const isNetwork = [part, because].every((expr) => leavesOf(expr).every(({ kind }) => kind === 'cidr'))
    const kind = isNetwork ? 'network' : kindOf(value.text, other.text)
    return [{ kind, value, because: other, isAll: item.leaf.all }]
  })
}

/** Values of the same text have different types here, since equal values are left out. */
function kindOf(text: string, other: string): NeedlessValue['kind'] {
  if (text === other) return 'number-and-text'
  return text.toLowerCase() === other.toLowerCase() ? 'case' : 'other'
}

const isSame = (a: Value, b: Value): boolean => a.type === b.type && a.text === b.text

/** Texts of a list that are compared pair by pair. */
const MAX_TEXTS = 1_000

/**
 * False if the values are plain texts of which none contains another one: a quick test, since most lists are such. The
 * text of a value is itself one that the value matches.
 */
function canBeNeedless(exprs: readonly Expr[]): boolean {
  const all = exprs.map((expr) => leavesOf(expr).map(plainText))
  const texts = all.flat().filter((text) => text !== undefined)
  if (texts.length > MAX_TEXTS || all.some((own) => own.length === 0 || own.includes(undefined))) return true
  return all.some((own, at) =>
    all.some((other, index) => index !== at && other.some((text) => own[0]?.includes(text ?? ''))),
  )
}

/** Returns the folded text of a pattern with wildcards at its ends only, or `undefined` for anything else. */
function plainText(predicate: Predicate): string | undefined {
  if (predicate.kind !== 'match' && predicate.kind !== 'keyword') return undefined
  const texts = predicate.pattern.filter((part) => !isAny(part))
  const [text = ''] = texts
  return texts.length <= 1 && typeof text === 'string' ? foldCase(text) : undefined
}
