import { type Bool, forEachLeaf } from '../../../src/ir/bool.js'
import { isAny, type Pattern } from '../../../src/ir/pattern.js'
import type { Predicate } from '../../../src/ir/predicate.js'
import { addValue } from '../../../src/text/add-value.js'
import type { Json } from '../../readers/json.js'
import { type Choose, pick } from './choices.js'

export type EventObject = { readonly [key: string]: Json }

/** Features of events that a target's manual defines. */
export interface EventShape {
  readonly nulls: boolean
  /** Empty lists and objects in place of values. */
  readonly empty: boolean
  readonly lists: boolean
}

const DATES = [
  '2024-02-29T13:05:59Z',
  '2026-01-01',
  '2026-12-31 00:00',
  '2024-01-01T00:59',
  '2020-12-31T23:59:59+02:00',
  '2026-1-1',
  'soon',
  '2023-02-31',
  '2024-13-05T24:61',
  '1969-12-31T01:05',
  '0099-01-01',
  '2024-02-29 13:05',
] as const
const ADDRESSES = [
  '10.1.2.3',
  '10.1.2.200',
  '192.168.4.1',
  '192.168.7.255',
  '192.168.8.0',
  '11.0.0.1',
  '2001:db8::1',
  '2001:DB8:1::',
  '::1',
  '10.1.2',
  '010.1.2.3',
  '10.1.2.256',
  '::ffff:10.1.2.3',
  'fe80::1%eth0',
] as const

/**
 * An event built from an expression: values that satisfy its predicates, and near misses. Choice 0 is always the value
 * that fits.
 */
export function eventFor(
  expr: Bool<Predicate>,
  samples: readonly string[],
  choose: Choose,
  shape: EventShape,
): EventObject {
  const questions = new Map<string, Predicate[]>()
  const keywords: Predicate[] = []
  forEachLeaf(expr, (predicate) => {
    if (!('field' in predicate) || predicate.field === null) return keywords.push(predicate)
    const others = predicate.kind === 'fieldRef' ? [predicate.field, predicate.other] : [predicate.field]
    for (const field of others) addValue(questions, field, predicate)
  })
  const event: Record<string, Json> = { unrelated: 'zzz' }
  for (const [field, [first, ...more]] of questions) {
    if (first === undefined || choose(8) === 7) continue
    put(event, field, valueFor([first, ...more], samples, choose, shape), choose, shape)
  }
  const [first, ...more] = keywords
  if (first !== undefined) event.message = valueFor([first, ...more], samples, choose, shape)
  return event
}

function valueFor(
  predicates: readonly [Predicate, ...Predicate[]],
  samples: readonly string[],
  choose: Choose,
  shape: EventShape,
): Json {
  const value = (): Json => nearly(fitting(pick(choose, predicates), samples, choose), choose, shape)
  const form = choose(12)
  if (form === 11) return shape.empty ? pick<Json>(choose, [[], {}, { inner: 'abc' }]) : value()
  if (!shape.lists || form < 8) return value()
  return form === 8 ? [value()] : [value(), value()]
}

/** A value that satisfies the predicate, if one is known. */
function fitting(predicate: Predicate, samples: readonly string[], choose: Choose): Json {
  switch (predicate.kind) {
    case 'match':
    case 'keyword':
      return instance(predicate.pattern, choose)
    case 'equals':
      if (choose(2) === 1) return predicate.text
      return predicate.type === 'boolean' ? predicate.text === 'true' : Number(predicate.text)
    case 'isNull':
    case 'exists':
      return pick(choose, ['abc', 'x', 1, ''])
    case 'compare': {
      const number = Number(predicate.value) + pick(choose, [0, 1, -1, 0.5])
      return pick(choose, [number, String(number), number])
    }
    case 'regex':
    case 'keywordRegex':
      return samples[choose(Math.max(1, samples.length))] ?? 'abc'
    case 'cidr':
      return choose(12) === 11 ? predicate.network : pick(choose, ADDRESSES)
    case 'fieldRef':
      return pick(choose, ['abc', 'ABC', 'abcd', 'xabc', 'bc', '', 'a', '1', '1.0', 1, 'é', 'É', '%', 'a\\'])
    case 'timePart':
      return pick(choose, DATES)
    case 'expression':
      throw new Error('bug: no event is known to satisfy a query expression')
  }
}

function instance(pattern: Pattern, choose: Choose): string {
  return pattern
    .map((part) => {
      if (typeof part === 'string') return part
      return isAny(part) ? pick(choose, ['', 'x', 'yy\n', '*']) : pick(choose, ['x', '😀', '?', ''])
    })
    .join('')
}

/** The value itself, or one with another letter case, character or type. */
function nearly(value: Json, choose: Choose, { nulls }: EventShape): Json {
  const change = choose(15)
  if (change < 5) return value
  if (typeof value === 'string') {
    const points = [...value]
    switch (change) {
      case 5:
        return value.toUpperCase()
      case 6:
        return value.toLowerCase()
      case 7:
        return `${value}x`
      case 8:
        return `x${value}`
      case 14:
        return `${value}\n`
      case 9:
        return points.slice(0, -1).join('')
      case 10:
        return points.slice(1).join('')
      case 11:
        return ''
    }
  }
  if (change === 12) return nulls ? null : 'null'
  return pick(choose, [0, 1, '1', '01', true, 'TRUE', 'abc'])
}

/** Under the name itself, including dots, or nested, possibly inside a list of objects. */
function put(event: Record<string, Json>, field: string, value: Json, choose: Choose, { lists }: EventShape): void {
  const name = field.replaceAll('{}', '')
  const dot = name.indexOf('.')
  const form = choose(6)
  const key = name.slice(0, dot)
  if (dot <= 0 || form === 5 || isObject(event[name])) {
    event[name] = value
    return
  }
  const found = event[key]
  const inner: Record<string, Json> = isObject(found) ? { ...found } : {}
  put(inner, name.slice(dot + 1), value, choose, { lists, nulls: false, empty: false })
  event[key] = form === 4 && lists && found === undefined ? [{ other: 1 }, inner] : inner
}

const isObject = (value: Json | undefined): value is { readonly [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
