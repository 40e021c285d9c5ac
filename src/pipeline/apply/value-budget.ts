import { type Bool, forEachLeaf } from '../../ir/bool.js'
import type { LoweredItem } from '../../lower/lowered-item.js'
import type { Limits } from '../../text/limits.js'
import { refuse } from '../../text/refuse.js'
import type { Refusal } from '../../text/wording.js'

/**
 * Counts the values that a step creates, once for each use of the item in the rule. Returns a refusal above the limit.
 * Undefined is a dropped item.
 */
export function valueBudget(limits: Limits): (items: Bool<LoweredItem> | undefined) => Refusal | undefined {
  const maximum = limits['processed-values']
  let count = 0
  return (items) => {
    if (items === undefined) return undefined
    count += sizeOf(items)
    return count > maximum ? refuse('too-many-values', [maximum, 'processed-values']) : undefined
  }
}

/** An item without values counts as one. */
function sizeOf(items: Bool<LoweredItem>): number {
  let size = 0
  forEachLeaf(items, ({ values }) => {
    size += Math.max(
      1,
      values.reduce((sum, { operands }) => sum + operands.length, 0),
    )
  })
  return size
}
