import type { Predicate } from '../../../src/backend.js'
import type { Json } from '../../../src/index.js'
import { isObject } from '../../../src/ir/json.js'
import type { Asked } from './judge-difference.js'

/** The value of a field as rsigma finds it: lists stay lists, and several places become a list; undefined if none. */
export function rawValue(event: Json, field: string): Json {
  if (isObject(event) && Object.hasOwn(event, field)) return event[field]
  if (!field.includes('.')) return undefined
  const found: Json[] = []
  collect(event, field.split('.'), found)
  return found.length > 1 ? found : found[0]
}

function collect(value: Json, [key, ...rest]: readonly string[], found: Json[]): void {
  if (key === undefined) found.push(value)
  else if (Array.isArray(value)) for (const element of value) collect(element, [key, ...rest], found)
  else if (isObject(value) && Object.hasOwn(value, key)) collect(value[key], rest, found)
}

/** The values in a list, and in lists in it. */
const flat = (value: Json): readonly Json[] => (Array.isArray(value) ? value.flatMap(flat) : [value])

/** The field of a predicate; undefined for a keyword. */
export const fieldOf = (predicate: Predicate): string | undefined =>
  'field' in predicate && predicate.field !== null ? predicate.field : undefined

/** True if a value of the field passes the test; lists are entered. */
export const some = ({ predicate, event }: Asked, test: (value: Json) => boolean): boolean =>
  flat(rawValue(event, fieldOf(predicate) ?? '')).some(test)

/** True for a text, a number or a boolean. */
export const isText = (value: Json): boolean =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint'

/** All texts in an event; with `all`, those of numbers and booleans, too. */
export const texts = (value: Json, all = false): readonly string[] => {
  if (typeof value === 'string' || (all && isText(value))) return [String(value)]
  return typeof value === 'object' && value !== null
    ? Object.values(value).flatMap((inner: Json) => texts(inner, all))
    : []
}

/** A value without its quotation marks. */
export const unquoted = (text: string): string => text.replace(/^(['"])([\s\S]*)\1$/, '$2')
