import type { FigureComparison } from '../../../src/ir/correlation-query.js'

/**
 * The smallest whole number that fulfils all comparisons; undefined if one of them is not a lower bound.
 *
 * @example
 * atLeast([{ op: 'gt', value: 10 }]) // 11
 * atLeast([{ op: 'gte', value: 10 }, { op: 'lt', value: 20 }]) // undefined
 */
export function atLeast(comparisons: readonly FigureComparison[]): number | undefined {
  let least = 0
  for (const { op, value } of comparisons) {
    if (op !== 'gt' && op !== 'gte') return undefined
    least = Math.max(least, op === 'gt' ? Math.floor(value) + 1 : Math.ceil(value))
  }
  return least
}
