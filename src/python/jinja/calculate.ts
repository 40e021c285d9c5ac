import type { BinaryNode } from './nodes.js'
import { isKind, isList, isMissing, isNumeric, isText, isTuple, plainText, type Value } from './values.js'
import { fail, failMissing, spendText, type Work } from './work.js'
import { textOf } from './write-value.js'

/** Computes like Python's operators, with whole numbers that JavaScript represents exactly. */
export function calculate(operator: BinaryNode['operator'], left: Value, right: Value, work: Work): Value {
  if (operator === '~') return concatenate(textOf(left, work), textOf(right, work), work)
  const absent = [left, right].find(isMissing)
  if (absent !== undefined) return failMissing(absent)
  if (isNumeric(left) && isNumeric(right)) return number(operator, Number(left), Number(right))
  if (operator === '+' && isText(left) && isText(right)) return add(left, right, work)
  if (operator === '+' && isList(left) && isList(right) && isTuple(left) === isTuple(right)) {
    work.spend(left.length + right.length)
    const both = [...left, ...right]
    return isTuple(left) ? (Object.freeze(both) as Value) : both
  }
  if (operator === '*' && isText(left) && typeof right === 'number') return repeated(plainText(left), right, work)
  if (operator === '*' && isText(right) && typeof left === 'number') return repeated(plainText(right), left, work)
  return fail(`\`${operator}\` does not support these values${operator === '+' ? '; `~` joins strings' : ''}`)
}

function concatenate(left: string, right: string, work: Work): string {
  spendText(left.length + right.length, work)
  return left + right
}

/** Jinja2 would escape the other operand of a text that a filter marked as safe. */
function add(left: Value & (string | object), right: Value & (string | object), work: Work): string {
  if ([left, right].some((operand) => isKind(operand, 'text') && operand.safe))
    fail('`+` does not support escaped strings; use `~`')
  return concatenate(textOf(left, work), textOf(right, work), work)
}

function repeated(text: string, times: number, work: Work): string {
  const count = Math.max(0, Math.trunc(times))
  spendText(text.length * count, work)
  return text.repeat(count)
}

function number(operator: Exclude<BinaryNode['operator'], '~'>, left: number, right: number): number {
  if (![left, right].every(Number.isSafeInteger)) fail('templates compute with integers only')
  if ((operator === '//' || operator === '%') && right === 0) fail('division by zero')
  const result = results[operator](left, right)
  // Turns JavaScript's negative zero into zero.
  return Number.isSafeInteger(result) ? result + 0 : fail('a number is too large')
}

const results: Readonly<Record<Exclude<BinaryNode['operator'], '~'>, (left: number, right: number) => number>> = {
  '+': (left, right) => left + right,
  '-': (left, right) => left - right,
  '*': (left, right) => left * right,
  '//': (left, right) => Number(floorDivision(left, right)),
  '%': (left, right) => left - right * Number(floorDivision(left, right)),
}

/** Rounds towards minus infinity, without loss of digits. */
function floorDivision(left: number, right: number): bigint {
  const [a, b] = [BigInt(left), BigInt(right)]
  return a / b - (a % b !== 0n && a < 0n !== b < 0n ? 1n : 0n)
}
