import { type Bool, forEachLeaf } from '../../ir/bool.js'
import type { LoweredItem } from '../../lower/lowered-item.js'
import { type Refusal, refuse } from '../../lower/modifiers/modifier.js'
import type { Limits } from '../../text/limits.js'

/**
 * Counts the values that a step creates, once for each use of the item in the rule. Returns a refusal above the limit.
 * Undefined is a dropped item.
 */
export function valueBudget(limits: Limits): (made: Bool<LoweredItem> | undefined) => Refusal | undefined {
  const most = limits['processed-values']
  const sizes = new Map<Bool<LoweredItem>, number>()
  let count = 0
  return (made) => {
    if (made === undefined) return undefined
    const size = sizes.get(made) ?? sizeOf(made)
    sizes.set(made, size)
    count += size
    return count > most ? refuse('too-many-values', [most, 'processed-values']) : undefined
  }
}

/** An item without values counts as one. */
function sizeOf(made: Bool<LoweredItem>): number {
  let size = 0
  forEachLeaf(made, ({ values }) => {
    size += Math.max(
      1,
      values.reduce((sum, { operands }) => sum + operands.length, 0),
    )
  })
  return size
}
