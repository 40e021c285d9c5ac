import { type Refusal, refuse } from '../../lower/modifiers/modifier.js'
import type { Data } from '../../rule/yaml/data.js'
import { sameData } from '../same-data.js'

export const COMPARISONS = ['eq', 'ne', 'gte', 'gt', 'lte', 'lt'] as const
export type Comparison = (typeof COMPARISONS)[number]

/** Compares a value with the expected one. Only numbers, and texts, are ordered among themselves. */
export function compare(name: string, found: Data, op: Comparison, wanted: Data): boolean | Refusal {
  if (op === 'eq' || op === 'ne') return sameData(found, wanted) === (op === 'eq')
  if (typeof found === 'number' && typeof wanted === 'number') return isOrdered(found, op, wanted)
  if (typeof found === 'string' && typeof wanted === 'string') return isOrdered(found, op, wanted)
  return refuse('not-comparable', [name, shown(found), op, shown(wanted)])
}

export function isOrdered<T extends string | number>(
  found: T,
  op: Exclude<Comparison, 'eq' | 'ne'>,
  wanted: T,
): boolean {
  switch (op) {
    case 'gte':
      return found >= wanted
    case 'gt':
      return found > wanted
    case 'lte':
      return found <= wanted
    case 'lt':
      return found < wanted
  }
}

/** Formats a value for a sentence. */
export const shown = (data: Data): string => JSON.stringify(data)
