import type { Json } from '../../../src/index.js'
import { predicateTest } from '../../../src/witness/predicate-test.js'
import { fieldOf, isText, rawValue, some } from './event-values.js'
import type { Asked } from './judge-difference.js'

/** `{}` is a part of the name, so the field is missing. */
export function namesWithBraces({ predicate }: Asked): boolean | undefined {
  if (!fieldOf(predicate)?.includes('{}')) return undefined
  return predicate.kind === 'isNull'
}

/** Only null and a missing field are null. */
export function nullOnly(asked: Asked): boolean | undefined {
  if (asked.predicate.kind !== 'isNull') return undefined
  const value = rawValue(asked.event, asked.predicate.field)
  return value === null || value === undefined
}

/** A field exists if it has a value that is not null; objects and empty lists are values. */
export function existsWithValue(asked: Asked): boolean | undefined {
  if (asked.predicate.kind !== 'exists') return undefined
  const value = rawValue(asked.event, asked.predicate.field)
  return value !== null && value !== undefined
}

const RUST_FLOAT = /^[+-]?(?:inf|infinity|nan|(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)$/i

/** A text is compared as a number with a number of the rule. */
export function numbersOfTexts(asked: Asked): boolean | undefined {
  const { predicate } = asked
  if (predicate.kind !== 'equals' || predicate.type !== 'number') return undefined
  const wanted = Number(predicate.text)
  return some(asked, (value) => {
    if (typeof value === 'string') return RUST_FLOAT.test(value) && Number(value) === wanted
    return (typeof value === 'number' || typeof value === 'bigint') && Number(value) === wanted
  })
}

/** The texts `1`, `yes`, `0` and `no` are booleans. */
export function booleansOfTexts(asked: Asked): boolean | undefined {
  const { predicate } = asked
  if (predicate.kind !== 'equals' || predicate.type !== 'boolean') return undefined
  const texts = predicate.text === 'true' ? ['true', '1', 'yes'] : ['false', '0', 'no']
  return some(
    asked,
    (value) =>
      (typeof value === 'string' ? texts : [predicate.text]).includes(String(value).toLowerCase()) &&
      typeof value !== 'number',
  )
}

/** `neq` is false for a missing field. */
export function neqNeedsField({ predicate, key, event }: Asked): boolean | undefined {
  if (!key.includes('|neq') || !('field' in predicate) || predicate.field === null) return undefined
  return rawValue(event, predicate.field) === undefined ? true : undefined
}

/** A comparison with another field compares lists and objects as a whole, and with a part, its text only. */
export function wholeLists(asked: Asked): boolean | undefined {
  const { predicate, event } = asked
  if (predicate.kind !== 'fieldRef') return undefined
  const [own, other] = [rawValue(event, predicate.field), rawValue(event, predicate.other)]
  if (own === undefined || other === undefined) return false
  if (predicate.match === 'equals') {
    if (typeof own === 'string' && typeof other === 'string') return undefined
    return JSON.stringify(own) === JSON.stringify(other)
  }
  return isText(other) ? undefined : false
}

/** Parts of a date need a time with seconds, and are those in UTC; a number is a time, too. */
export function partsInUtc(asked: Asked): boolean | undefined {
  const { predicate } = asked
  if (predicate.kind !== 'timePart' || predicate.op !== 'eq') return undefined
  return some(asked, (one) => {
    const date = utcDate(one)
    if (date === undefined) return false
    const utc: Json = date.toISOString()
    return predicateTest(predicate)({ [predicate.field]: utc })
  })
}

const TIME = /^(\d{4}-\d\d-\d\d)[Tt ](\d\d:\d\d:\d\d(?:\.\d+)?)([Zz]|[+-]\d\d:\d\d)?$/

function utcDate(value: Json): Date | undefined {
  if (typeof value === 'number') return new Date(Math.trunc(value) * (Math.abs(value) > 1e12 ? 1 : 1000))
  const [, day, time, zone] = TIME.exec(String(value)) ?? []
  if (typeof value !== 'string' || day === undefined || time === undefined) return undefined
  const date = new Date(`${day}T${time}${(zone ?? 'Z').toUpperCase()}`)
  return Number.isNaN(date.getTime()) ? undefined : date
}
