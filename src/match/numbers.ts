import type { Json } from '../ir/json.js'
import type { CompareOp, Equals } from '../ir/predicate.js'
import { textOf } from './field-values.js'

/** The texts that are compared as numbers. */
export const NUMBER = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/

/** Compiles a test for a number or boolean, or its text. */
export function matchesNumber({ type, text }: Equals): (value: Json) => boolean {
  if (type === 'boolean') return (value) => textOf(value)?.toLowerCase() === text
  const number = Number(text)
  return (value) => {
    if (typeof value === 'string') return value === text
    return typeof value === 'bigint' ? String(value) === text : value === number
  }
}

/**
 * Returns the number that a value is or spells. Returns `undefined` for anything else, including booleans and numbers
 * too large for a double.
 */
export function numberOf(value: Json): number | undefined {
  const text = textOf(value)
  if (typeof value === 'boolean' || text === undefined || !NUMBER.test(text)) return undefined
  const number = Number(text)
  return Number.isFinite(number) ? number : undefined
}

/** Compiles a comparison with `text` for numbers and their texts. Integers are compared with all their digits. */
export function compareNumbers(op: CompareOp, text: string): (value: Json) => boolean {
  return (value) => {
    const other = textOf(value)
    if (typeof value === 'boolean' || other === undefined || !NUMBER.test(other)) return false
    const whole = /^-?\d+$/
    return whole.test(other) && whole.test(text)
      ? compareOrdered(op, BigInt(other), BigInt(text))
      : compareOrdered(op, Number(other), Number(text))
  }
}

function compareOrdered<N extends number | bigint>(op: CompareOp, a: N, b: N): boolean {
  switch (op) {
    case 'lt':
      return a < b
    case 'lte':
      return a <= b
    case 'gt':
      return a > b
    case 'gte':
      return a >= b
  }
}
