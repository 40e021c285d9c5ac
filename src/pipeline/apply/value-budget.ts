import { type Bool, forEachLeaf } from '../../ir/bool.js'
import type { LoweredItem } from '../../lower/lowered-item.js'
import { type Refusal, refuse } from '../../lower/modifiers/modifier.js'
import type { Limits } from '../../text/limits.js'

/**
 * Counts the values of what a step makes of items, each time that it stands in the rule. A refusal if they are more than the limit; undefined
 * stands for an item that is dropped.
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

/** An item without values is one thing, too. */
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
