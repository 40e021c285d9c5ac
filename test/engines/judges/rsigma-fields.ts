import type { Json } from '../../../src/index.js'
import { predicateTest } from '../../../src/witness/predicate-test.js'
import { fieldOf, isText, rawValue, some } from './event-values.js'
import type { ReadingDifference } from './judge-difference.js'
import { MODIFIERS, RULES } from './specification.js'

export const namesWithBraces: ReadingDifference = {
  because: '`{}` in the name of a field is a part of the name',
  page: 'fields.md',
  detection: 's: {"a{}": x}',
  event: { a: ['x'] },
  reads({ predicate }) {
    if (!fieldOf(predicate)?.includes('{}')) return undefined
    return predicate.kind === 'isNull'
  },
}

export const nullOnly: ReadingDifference = {
  because: 'a field with an empty list, a list of nulls or an object is not null',
  page: 'decisions/null-and-lists.md',
  detection: 's: {a: null}',
  event: { a: [] },
  reads(asked) {
    if (asked.predicate.kind !== 'isNull') return undefined
    const value = rawValue(asked.event, asked.predicate.field)
    return value === null || value === undefined
  },
}

export const existsWithValue: ReadingDifference = {
  because: 'a field with the value null does not exist',
  page: `${MODIFIERS}#generic-modifiers`,
  detection: 's: {a|exists: true}',
  event: { a: null },
  reads(asked) {
    if (asked.predicate.kind !== 'exists') return undefined
    const value = rawValue(asked.event, asked.predicate.field)
    return value !== null && value !== undefined
  },
}

const RUST_FLOAT = /^[+-]?(?:inf|infinity|nan|(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)$/i

export const numbersOfTexts: ReadingDifference = {
  because: 'a number of the rule is compared with a text as a number: `2000.0` is `2000`',
  page: `${RULES}#general`,
  detection: 's: {a: 2000}',
  event: { a: '2000.0' },
  reads(asked) {
    const { predicate } = asked
    if (predicate.kind !== 'equals' || predicate.type !== 'number') return undefined
    const wanted = Number(predicate.text)
    return some(asked, (value) => {
      if (typeof value === 'string') return RUST_FLOAT.test(value) && Number(value) === wanted
      return (typeof value === 'number' || typeof value === 'bigint') && Number(value) === wanted
    })
  },
}

export const booleansOfTexts: ReadingDifference = {
  because: 'the texts `yes` and `1` are true, and `no` and `0` are false',
  page: `${RULES}#general`,
  detection: 's: {a: true}',
  event: { a: 'yes' },
  reads(asked) {
    const { predicate } = asked
    if (predicate.kind !== 'equals' || predicate.type !== 'boolean') return undefined
    const texts = predicate.text === 'true' ? ['true', '1', 'yes'] : ['false', '0', 'no']
    return some(
      asked,
      (value) =>
        (typeof value === 'string' ? texts : [predicate.text]).includes(String(value).toLowerCase()) &&
        typeof value !== 'number',
    )
  },
}

export const neqNeedsField: ReadingDifference = {
  because: '`neq` does not match an event without the field',
  page: 'decisions/null-and-lists.md',
  detection: 's: {a|neq: x}',
  event: {},
  reads({ predicate, key, event }) {
    if (!key.includes('|neq') || !('field' in predicate) || predicate.field === null) return undefined
    return rawValue(event, predicate.field) === undefined ? true : undefined
  },
}

export const wholeLists: ReadingDifference = {
  because: '`fieldref` compares lists as a whole',
  page: 'decisions/null-and-lists.md',
  detection: 's: {a|fieldref: b}',
  event: { a: 'x', b: ['x', 'y'] },
  reads(asked) {
    const { predicate, event } = asked
    if (predicate.kind !== 'fieldRef') return undefined
    const [own, other] = [rawValue(event, predicate.field), rawValue(event, predicate.other)]
    if (own === undefined || other === undefined) return false
    if (predicate.match === 'equals') {
      if (typeof own === 'string' && typeof other === 'string') return undefined
      return JSON.stringify(own) === JSON.stringify(other)
    }
    return isText(other) ? undefined : false
  },
}

export const partsInUtc: ReadingDifference = {
  because: 'parts of dates are those in UTC, and need a time with seconds; the specification converts no zone',
  page: `${MODIFIERS}#time-modifiers`,
  detection: 's: {a|hour: 10}',
  event: { a: '2026-01-02T10:00:00+02:00' },
  reads(asked) {
    const { predicate } = asked
    if (predicate.kind !== 'timePart' || predicate.op !== 'eq') return undefined
    return some(asked, (one) => {
      const date = utcDate(one)
      if (date === undefined) return false
      const utc: Json = date.toISOString()
      return predicateTest(predicate)({ [predicate.field]: utc })
    })
  },
}

const TIME = /^(\d{4}-\d\d-\d\d)[Tt ](\d\d:\d\d:\d\d(?:\.\d+)?)([Zz]|[+-]\d\d:\d\d)?$/

function utcDate(value: Json): Date | undefined {
  if (typeof value === 'number') return new Date(Math.trunc(value) * (Math.abs(value) > 1e12 ? 1 : 1000))
  const [, day, time, zone] = TIME.exec(String(value)) ?? []
  if (typeof value !== 'string' || day === undefined || time === undefined) return undefined
  const date = new Date(`${day}T${time}${(zone ?? 'Z').toUpperCase()}`)
  return Number.isNaN(date.getTime()) ? undefined : date
}
