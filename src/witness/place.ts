import type { Json } from '../match/field-values.js'

export type EventObject = { readonly [key: string]: Json }

/** Where a field with dots in its name stands: in objects inside objects, or under the name itself; `listed` is a list of such objects. */
export type Place = 'nested' | 'dotted' | 'listed'

/** The event with another value in a field; without the field if the value is undefined. */
export function put(event: EventObject, field: string, value: Json, place: Place = 'nested'): EventObject {
  const bare = without(event, field)
  return value === undefined ? bare : added(bare, nameOf(field), value, place)
}

/** A field's name without Splunk's marks of lists, which name the same path. */
const nameOf = (field: string): string => field.replaceAll('{}', '')

function added(event: EventObject, name: string, value: Json, place: Place): EventObject {
  const dot = name.indexOf('.')
  const key = name.slice(0, dot)
  const inside = event[key]
  if (dot <= 0 || place === 'dotted' || (inside !== undefined && !isObject(inside))) return { ...event, [name]: value }
  const inner = added(inside ?? {}, name.slice(dot + 1), value, place === 'listed' ? 'nested' : place)
  return { ...event, [key]: place === 'listed' && inside === undefined ? [{ other: 'zzz' }, inner] : inner }
}

/** Without the field, and without the objects that held nothing else. */
function without(event: EventObject, field: string): EventObject {
  const name = nameOf(field)
  const entries = Object.entries(event).flatMap(([key, value]): [string, Json][] => {
    if (key === name) return []
    if (!name.startsWith(`${key}.`) || !isObject(value)) return [[key, value]]
    const inner = without(value, name.slice(key.length + 1))
    return Object.keys(inner).length === 0 ? [] : [[key, inner]]
  })
  return Object.fromEntries(entries)
}

export const isObject = (value: Json): value is EventObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
