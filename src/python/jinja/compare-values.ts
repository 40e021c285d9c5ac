import type { Comparator } from './nodes.js'
import { itemsOf } from './parameters.js'
import {
  compareByCodePoints,
  isDict,
  isList,
  isMissing,
  isNumeric,
  isText,
  isTuple,
  plainText,
  type Value,
} from './values.js'
import { fail, failMissing, type Work } from './work.js'

/** Compares like Python's operators: `1 == '1'` is false, and `1 < '1'` fails. */
export function holdsBetween(left: Value, operator: Comparator, right: Value, work: Pick<Work, 'spend'>): boolean {
  switch (operator) {
    case '==':
      return equal(left, right, work)
    case '!=':
      return !equal(left, right, work)
    case 'in':
      return contains(right, left, work)
    case 'not in':
      return !contains(right, left, work)
    case '<':
      return order(left, right, work) < 0
    case '<=':
      return order(left, right, work) <= 0
    case '>':
      return order(left, right, work) > 0
    case '>=':
      return order(left, right, work) >= 0
  }
}

export function equal(a: Value, b: Value, work: Pick<Work, 'spend'>): boolean {
  work.spend(1)
  if (isText(a)) return isText(b) && plainText(a) === plainText(b)
  if (isList(a)) {
    if (!isList(b) || a.length !== b.length || isTuple(a) !== isTuple(b)) return false
    return a.every((item, index) => equal(item, b[index] ?? null, work))
  }
  if (isDict(a)) {
    if (!isDict(b) || a.size !== b.size) return false
    return [...a].every(([key, item]) => b.has(key) && equal(item, b.get(key) ?? null, work))
  }
  if (isMissing(a)) return isMissing(b)
  if (isNumeric(a)) return isNumeric(b) && Number(a) === Number(b)
  return a === b
}

function contains(whole: Value, part: Value, work: Pick<Work, 'spend'>): boolean {
  if (isText(whole)) {
    work.spend(plainText(whole).length >> 4)
    return isText(part) ? plainText(whole).includes(plainText(part)) : fail('only a string can be in a string')
  }
  if (isMissing(whole)) return failMissing(whole)
  return itemsOf(whole, work).some((item) => equal(item, part, work))
}

/** Orders like Python: negative, zero or positive. Lists are ordered by their first items that are not equal. */
export function order(a: Value, b: Value, work: Pick<Work, 'spend'>): number {
  if (isList(a) && isList(b) && isTuple(a) === isTuple(b)) {
    const place = a.findIndex((item, index) => index >= b.length || !equal(item, b[index] ?? null, work))
    return place < 0 || place >= b.length ? a.length - b.length : order(a[place] ?? null, b[place] ?? null, work)
  }
  if (isText(a) && isText(b)) return compareByCodePoints(plainText(a), plainText(b))
  if (isNumeric(a) && isNumeric(b)) return Number(a) - Number(b)
  const absent = [a, b].find(isMissing)
  return absent === undefined
    ? fail('`<`, `>` and `sort` compare strings with strings, numbers with numbers and lists with lists')
    : failMissing(absent)
}
