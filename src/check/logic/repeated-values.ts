import { type Bool, FALSE, leaf, mapLeaves } from '../../ir/bool.js'
import type { LoweredItem } from '../../lower/lowered-item.js'
import type { RuleMeaning } from './dead-values.js'

/**
 * True if a rule means the same without a value, which is given by its offset, in all places that use it. Each of two uses
 * may be needless because of the other one, as in `a and (a or b)`.
 */
export function isNeedlessEverywhere(start: number, { items, expr, exprOf, reasoner }: RuleMeaning): boolean {
  const without = mapLeaves(items, (item) => withoutValue(item, start))
  return reasoner.equivalent(expr, exprOf(without)).answer === 'yes'
}

function withoutValue(item: LoweredItem, start: number): Bool<LoweredItem> {
  const values = item.values.filter(({ span }) => span.start !== start)
  if (values.length === item.values.length) return leaf(item)
  return item.all || values.length === 0 ? FALSE : leaf({ ...item, values })
}
