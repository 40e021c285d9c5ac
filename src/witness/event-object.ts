import { isObject, type Json } from '../ir/json.js'
import { MAX_NESTED_PARTS } from './effort-limits.js'

/** An event as `JSON.parse` returns it. */
export type EventObject = { readonly [key: string]: Json }

/** The layout of a field with dots in its name: objects inside objects, one key with dots, or objects in a list. */
export type FieldLayout = 'nested' | 'dotted' | 'listed'

/** Sets a field of an event. Removes it if the value is undefined. */
export function put(event: EventObject, field: string, value: Json, layout: FieldLayout = 'nested'): EventObject {
  const name = nameOf(field)
  const bare = removeField(event, name)
  if (value === undefined) return bare
  return addField(bare, name, value, name.split('.').length > MAX_NESTED_PARTS ? 'dotted' : layout)
}

/** Removes the list marks (`a{}.b`) from a field name; they do not change the path. */
const nameOf = (field: string): string => field.replaceAll('{}', '')

function addField(event: EventObject, name: string, value: Json, layout: FieldLayout): EventObject {
  const dot = name.indexOf('.')
  const key = name.slice(0, dot)
  const inside = Object.hasOwn(event, key) ? event[key] : undefined
  if (dot <= 0 || layout === 'dotted' || (inside !== undefined && !isObject(inside)))
    return replaceObject(event, name, value)
  const inner = addField(inside ?? {}, name.slice(dot + 1), value, layout === 'listed' ? 'nested' : layout)
  return { ...event, [key]: layout === 'listed' && inside === undefined ? [{ other: 'zzz' }, inner] : inner }
}

/** Replaces an object of this name. Its members are kept next to the value under their full names. */
function replaceObject(event: EventObject, name: string, value: Json): EventObject {
  const before = Object.hasOwn(event, name) ? event[name] : undefined
  const replaced = { ...event, [name]: value }
  if (!isObject(before) || isObject(value)) return replaced
  const members = Object.entries(before).map(([key, member]) => [`${name}.${key}`, member])
  return { ...replaced, ...Object.fromEntries(members) }
}

/**
 * Removes a field, and the objects that become empty. A value that is an object is kept, since it is not a value of
 * the field.
 */
function removeField(event: EventObject, name: string): EventObject {
  // An event with many fields is built field by field, and most of them are new.
  if (!mayHave(event, name)) return event
  const entries = Object.entries(event).flatMap(([key, value]): [string, Json][] => {
    if (key === name) return isObject(value) ? [[key, value]] : []
    if (!isWithin(name, key) || !isObject(value)) return [[key, value]]
    const inner = removeField(value, name.slice(key.length + 1))
    return Object.keys(inner).length === 0 ? [] : [[key, inner]]
  })
  return Object.fromEntries(entries)
}

/** True if an event has a field of this name, or the object of a key in which the field would be. */
const mayHave = (event: EventObject, name: string): boolean =>
  Object.hasOwn(event, name) || (name.includes('.') && Object.keys(event).some((key) => isWithin(name, key)))

const isWithin = (name: string, key: string): boolean => name.startsWith(key) && name[key.length] === '.'

/**
 * Returns a function that sorts the keys of an event by these fields, including those of nested objects. Other keys
 * come last.
 */
export function inOrderOf(fields: readonly string[]): (event: EventObject) => EventObject {
  const ranks = new Map<string, number>()
  for (const [rank, field] of fields.entries()) {
    const name = nameOf(field)
    for (let dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1)) {
      const part = name.slice(0, dot)
      if (!ranks.has(part)) ranks.set(part, rank)
    }
    if (!ranks.has(name)) ranks.set(name, rank)
  }
  const rankOf = (path: string): number => ranks.get(path) ?? fields.length
  const ordered = (object: EventObject, before: string): EventObject =>
    Object.fromEntries(
      Object.entries(object)
        .map(([key, value]) => ({ key, path: `${before}${key}`, value }))
        .sort((a, b) => rankOf(a.path) - rankOf(b.path) || (a.key < b.key ? -1 : 1))
        .map(({ key, path, value }) => [key, isObject(value) ? ordered(value, `${path}.`) : value]),
    )
  return (event) => ordered(event, '')
}

/**
 * Turns each field whose name marks a list into one: some platforms only name a field `a{}.b` if it is in the objects
 * of a list. With and without the marks, a name refers to the same field.
 */
export function withMarkedLists(event: EventObject, fields: readonly string[]): EventObject {
  const marked = fields.filter((field) => field.includes('{}')).map((field) => field.split('.'))
  return marked.reduce<EventObject>((whole, parts) => {
    const listed = listedAt(whole, parts)
    return isObject(listed) ? listed : whole
  }, event)
}

function listedAt(value: Json, [part, ...parts]: readonly string[]): Json {
  if (part === undefined) return value
  if (Array.isArray(value)) return value.map((element: Json) => listedAt(element, [part, ...parts]))
  const key = part.replaceAll('{}', '')
  if (!isObject(value) || !Object.hasOwn(value, key)) return value
  const inner = listedAt(value[key], parts)
  return { ...value, [key]: part.endsWith('{}') && !Array.isArray(inner) ? [inner] : inner }
}
