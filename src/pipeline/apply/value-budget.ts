import { someLeaf } from '../../ir/bool.js'
import { MOST_PROCESSED_VALUES } from '../../lower/limits.js'
import { refuse } from '../../lower/modifiers/modifier.js'
import type { ItemChange } from './apply-step.js'

/** Lets pass what a step makes of items, one after the other, until they have more values than any search can hold. */
export function valueBudget(): (change: ItemChange) => ItemChange {
  let count = 0
  return (change) => {
    if (change === undefined || change === 'drop' || 'refused' in change) return change
    const exceeds = someLeaf(change, ({ values }) => {
      for (const { operands } of values) count += operands.length
      return count > MOST_PROCESSED_VALUES
    })
    return exceeds ? refuse('too-many-values', [count, MOST_PROCESSED_VALUES]) : change
  }
}
