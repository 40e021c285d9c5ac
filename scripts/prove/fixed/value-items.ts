import { BlockList, isIP } from 'node:net'
import type { Json } from '../../../src/index.js'
import { textOf, valuesIn } from './event-values.js'
import { type FixedItem, quoted, some } from './fixed-item.js'
import { ANY, around, matchesText, type TextValue, written } from './text-meaning.js'

/** A list of texts: at least one, or with `all` each of them. */
export function listItem(values: readonly TextValue[], modifiers: readonly string[]): FixedItem {
  const form = around[modifiers[0] ?? ''] ?? ((same) => same)
  const tests = values.map((value) => matchesText(form(value), modifiers.includes('cased')))
  const one = (field: readonly Json[], test: (text: string) => boolean): boolean => field.flatMap(textOf).some(test)
  const found = values.map((value) => value.map((part) => (typeof part === 'string' ? part : 'x')).join(''))
  return {
    about: `a list of ${values.length}${modifiers.map((name) => `, ${name}`).join('')}`,
    modifiers,
    values: values.map((value) => quoted(written(value))),
    holds: (field) =>
      modifiers.includes('all') ? tests.every((test) => one(field, test)) : tests.some((test) => one(field, test)),
    samples: [
      ...found,
      ...inOtherCase(found),
      found.join(''),
      found.join(' '),
      `y${found.join('x')}z`,
      found,
      'x',
      '',
      undefined,
    ],
  }
}

/** The texts in capital letters or in small ones, whichever is another text. */
const inOtherCase = (texts: readonly string[]): readonly string[] =>
  texts.flatMap((text) => [...new Set([text.toUpperCase(), text.toLowerCase()])].filter((other) => other !== text))

const NUMBER = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i

/** A number, spelled as in the rule or as short as possible. */
export function numberItem(number: string): FixedItem {
  const spellings = [number, String(Number(number))]
  return {
    about: `the number ${number}`,
    modifiers: [],
    values: [number],
    holds: some((value) => (typeof value === 'string' ? spellings.includes(value) : value === Number(number))),
    samples: [Number(number), number, Number(number) + 1, `${number}1`, `x${number}`, 'x', true, undefined],
  }
}

export const booleanItem = (value: string): FixedItem => ({
  about: `the boolean ${value}`,
  modifiers: [],
  values: [value],
  holds: some((field) => textOf(field).some((text) => text.toLowerCase() === value)),
  samples: [true, false, 'true', 'FALSE', 'x', undefined],
})

export const nothing: FixedItem = {
  about: 'null',
  modifiers: [],
  values: ['null'],
  holds: (values) => values.length === 0 || values.includes(null),
  samples: [undefined, 'x', '', 0, false, 'null'],
}

export const existence = (value: string): FixedItem => ({
  about: `exists: ${value}`,
  modifiers: ['exists'],
  values: [value],
  holds: (values) => values.length > 0 === (value === 'true'),
  samples: [undefined, 'x', '', 0, false],
})

export const comparisons: Readonly<Record<string, (a: number, b: number) => boolean>> = {
  lt: (a, b) => a < b,
  lte: (a, b) => a <= b,
  gt: (a, b) => a > b,
  gte: (a, b) => a >= b,
}

export const comparison = (name: string, bound: string): FixedItem => ({
  about: `${name} ${bound}`,
  modifiers: [name],
  values: [bound],
  holds: some(
    (value) =>
      typeof value !== 'boolean' &&
      textOf(value).some((text) => NUMBER.test(text) && (comparisons[name]?.(Number(text), Number(bound)) ?? false)),
  ),
  samples: [...[-1, 0, 1].map((step) => Number(bound) + step), Number(bound) + 0.25, bound, 100, 9, 'x', undefined],
})

/** A network, with addresses on both sides of its ends. */
export function network(text: string, ...samples: readonly string[]): FixedItem {
  const [address = '', prefix] = text.split('/')
  const list = new BlockList()
  const family = (one: string) => (isIP(one) === 6 ? 'ipv6' : 'ipv4')
  list.addSubnet(address, Number(prefix), family(address))
  return {
    about: `the network ${text}`,
    modifiers: ['cidr'],
    values: [quoted(text)],
    holds: some(
      (value) =>
        typeof value === 'string' &&
        isIP(value) !== 0 &&
        family(value) === family(address) &&
        list.check(value, family(value)),
    ),
    samples: [...samples, 'x', '', undefined],
  }
}

export const encoded = (
  about: string,
  modifiers: readonly string[],
  value: string,
  results: readonly string[],
  isPart: boolean,
): FixedItem => {
  const tests = results.map((result) => matchesText(isPart ? [ANY, result, ANY] : [result], false))
  return {
    about,
    modifiers: [...modifiers, ...(isPart ? ['contains'] : [])],
    values: [quoted(value)],
    holds: some((field) => textOf(field).some((text) => tests.some((test) => test(text)))),
    samples: [
      ...results,
      ...results.map((result) => `y${result}z`),
      ...results.map((result) => result.slice(0, -1)),
      value,
      undefined,
    ],
  }
}

/** Another field, for the references: each samples value has its own value beside it. */
export function reference(modifier: string, cased: boolean): FixedItem {
  const other = { field: 'description', value: 'Ab.c' }
  const match: Readonly<Record<string, (a: string, b: string) => boolean>> = {
    '': (a, b) => a === b,
    contains: (a, b) => a.includes(b),
    startswith: (a, b) => a.startsWith(b),
    endswith: (a, b) => a.endsWith(b),
  }
  const fold = (text: string): string => (cased ? text : text.toLowerCase())
  return {
    about: ['fieldref', modifier, cased ? 'cased' : ''].filter((one) => one !== '').join(', '),
    modifiers: [...(modifier === '' ? [] : [modifier]), 'fieldref', ...(cased ? ['cased'] : [])],
    values: ['description'],
    other,
    holds: (values, event) => {
      const others = valuesIn(event, other.field).flatMap(textOf)
      return values.flatMap(textOf).some((a) => others.some((b) => match[modifier]?.(fold(a), fold(b)) ?? false))
    },
    samples: ['Ab.c', 'aB.C', 'Ab.cx', 'xAb.c', 'xAb.cx', 'Abxc', 'Ab.d', 'Ab.', 'xb.c', 'b.c', 'Ab', '', undefined],
  }
}

const parts: Readonly<Record<string, (date: string) => string>> = {
  week: isoWeek,
  year: (date) => date.slice(0, 4),
  month: (date) => date.slice(5, 7),
  day: (date) => date.slice(8, 10),
  hour: (date) => date.slice(11, 13),
  minute: (date) => date.slice(14, 16),
}
const DATES = [
  '2024-05-15T13:05:30Z',
  '2024-05-15T14:06:30Z',
  '2025-06-16T12:04:59Z',
  '2023-04-14T00:00:00Z',
  '2024-12-31T23:59:59Z',
  '2021-01-03T00:00:00Z',
]

const DAY = 86_400_000

/** The first week of a year contains 4 January; weeks begin on Mondays. */
function isoWeek(text: string): string {
  const date = Date.parse(`${text.slice(0, 10)}T00:00:00Z`)
  const year = new Date(date).getUTCFullYear()
  const [start = date] = [year + 1, year, year - 1].map(firstMonday).filter((monday) => monday <= date)
  return String(Math.floor((date - start) / DAY / 7) + 1)
}

function firstMonday(year: number): number {
  const date = Date.UTC(year, 0, 4)
  return date - ((new Date(date).getUTCDay() + 6) % 7) * DAY
}

/** A part of a date, equal to a number or compared with it. */
export function datePart(name: string, value: number, op: string): FixedItem {
  const test = comparisons[op] ?? ((a: number, b: number) => a === b)
  const of = parts[name] ?? (() => '')
  return {
    about: `${name} ${op} ${value}`,
    modifiers: [name, ...(op === '' ? [] : [op])],
    values: [String(value)],
    holds: some(
      (field) =>
        typeof field === 'string' &&
        /^\d{4}-\d\d-\d\d/.test(field) &&
        of(field) !== '' &&
        test(Number(of(field)), value),
    ),
    samples: [...DATES, 'soon', undefined],
  }
}
