import type { Data } from '../../rule/yaml/data.js'
import { refuseInPipeline } from '../../text/diagnose-pipeline.js'
import type { Refusal } from '../../text/wording.js'
import { sameData } from '../same-data.js'

export const COMPARISONS = ['eq', 'ne', 'gte', 'gt', 'lte', 'lt'] as const
export type Comparison = (typeof COMPARISONS)[number]

/** Compares a value with the expected one. Only numbers, and texts, are ordered among themselves. */
export function compare(name: string, actual: Data, op: Comparison, expected: Data): boolean | Refusal {
  if (op === 'eq' || op === 'ne') return sameData(actual, expected) === (op === 'eq')
  if (typeof actual === 'number' && typeof expected === 'number') return isOrdered(actual, op, expected)
  if (typeof actual === 'string' && typeof expected === 'string') return isOrdered(actual, op, expected)
  return refuseInPipeline('not-comparable', [name, dataText(actual), op, dataText(expected)])
}

export function isOrdered<T extends string | number>(
  actual: T,
  op: Exclude<Comparison, 'eq' | 'ne'>,
  expected: T,
): boolean {
  switch (op) {
    case 'gte':
      return actual >= expected
    case 'gt':
      return actual > expected
    case 'lte':
      return actual <= expected
    case 'lt':
      return actual < expected
  }
}

/** Formats a value for a sentence. */
export const dataText = (data: Data): string => JSON.stringify(data)
