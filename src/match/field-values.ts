import { isObject, type Json } from '../ir/json.js'
import { MAX_PREFIX_LOOKUPS, OBJECTS_BEFORE_CYCLE_CHECK } from './matching-limits.js'

/**
 * Returns all values of a field in an event, with the elements of lists one by one. An object is not a value, but its
 * members are.
 */
export type FieldReader = (event: Json) => readonly Json[]

/**
 * Creates a reader for a field name. A key with exactly this name, including dots, takes precedence; otherwise each
 * dot may lead into a nested object, and lists of objects are entered. The mark of a list, as in `a{}.b`, does not
 * change the path. Each object of the event is visited once, for at most a few keys.
 */
export function fieldReader(name: string): FieldReader {
  const plain = name.replaceAll('{}', '')
  return (event) => {
    const values: Json[] = []
    if (plain === name || !collect(event, name, 0, values)) collect(event, plain, 0, values)
    return values
  }
}

/** Collects the values for the rest of a name, from `start`. Returns false if there is no such key. */
function collect(value: Json, name: string, start: number, values: Json[]): boolean {
  if (Array.isArray(value)) {
    let exists = false
    for (const element of elements(value)) exists = collect(element, name, start, values) || exists
    return exists
  }
  if (!isObject(value)) return false
  const rest = name.slice(start)
  if (Object.hasOwn(value, rest)) {
    const member = value[rest]
    for (const element of Array.isArray(member) ? elements(member) : [member])
      if (!isObject(element)) values.push(element)
    return true
  }
  return prefixKeys(value, rest).some((key) => collect(value[key], name, start + key.length + 1, values))
}

/** Lists the keys that are a prefix of the name before a dot, the longest first. */
function prefixKeys(value: { readonly [key: string]: Json }, name: string): readonly string[] {
  const keys: string[] = []
  for (
    let dot = name.lastIndexOf('.');
    dot > 0 && keys.length <= MAX_PREFIX_LOOKUPS;
    dot = name.lastIndexOf('.', dot - 1)
  ) {
    keys.push(name.slice(0, dot))
  }
  if (keys.length <= MAX_PREFIX_LOOKUPS) return keys.filter((key) => Object.hasOwn(value, key))
  const isPrefix = (key: string): boolean => key !== '' && name[key.length] === '.' && name.startsWith(key)
  return Object.keys(value)
    .filter(isPrefix)
    .sort((a, b) => b.length - a.length)
}

/** Flattens nested lists in order. Not recursive, since an event may be nested arbitrarily deep. */
export function elements(list: readonly Json[]): readonly Json[] {
  if (!list.some(Array.isArray)) return list
  const flat: Json[] = []
  const isNew = cycleGuard()
  const open: Iterator<Json>[] = [list.values()]
  for (let last = open.at(-1); last !== undefined; last = open.at(-1)) {
    const { value, done } = last.next()
    if (done === true) open.pop()
    else if (!Array.isArray(value)) flat.push(value)
    else if (isNew(value)) open.push(value.values())
  }
  return flat
}

/** Calls `visit` with each value of an event that is neither an object nor a list, until it returns true. */
export function someValue(event: Json, visit: (value: Json) => boolean): boolean {
  const open: Json[] = [event]
  const isNew = cycleGuard()
  while (open.length > 0) {
    const value = open.pop()
    if (typeof value !== 'object' || value === null) {
      if (visit(value)) return true
    } else if (isNew(value)) for (const inner of Object.values(value)) open.push(inner)
  }
  return false
}

/**
 * Returns a test that is true for each object not known to be visited. It only remembers objects after more than any
 * usual event has, which ends the traversal of an object that contains itself.
 */
function cycleGuard(): (value: object) => boolean {
  const seen = new Set<object>()
  let count = 0
  return (value) => {
    count++
    if (count < OBJECTS_BEFORE_CYCLE_CHECK) return true
    if (seen.has(value)) return false
    seen.add(value)
    return true
  }
}

/** Returns the text of a value as in the event, or `undefined` for null, objects and lists. */
export function textOf(value: Json): string | undefined {
  if (typeof value === 'string') return value
  return typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean'
    ? String(value)
    : undefined
}
