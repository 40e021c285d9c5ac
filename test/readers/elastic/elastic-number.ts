import type { Leaf } from './elastic-event.js'

export type Comparison = '<' | '<=' | '>' | '>='

/** A number with all its digits, as `long` stores them; undefined if a numeric field would reject the value. */
export function numberOf(value: Leaf): number | bigint | undefined {
  const text = String(value)
  if (typeof value === 'boolean' || !/^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i.test(text)) return undefined
  return /^-?\d+$/.test(text) ? BigInt(text) : Number(text)
}

/** True if the values have an order, and it is this one. Values that are not numbers have no order. */
export function isInOrder(left: Leaf, op: Comparison, right: Leaf): boolean {
  const [a, b] = [numberOf(left), numberOf(right)]
  if (a === undefined || b === undefined) return false
  switch (op) {
    case '<':
      return a < b
    case '<=':
      return a <= b
    case '>':
      return a > b
    case '>=':
      return a >= b
  }
}

export const isSameNumber = (left: Leaf, right: Leaf): boolean =>
  isInOrder(left, '<=', right) && isInOrder(left, '>=', right)
