/** A value of a JSON event. */
export type Json =
  | string
  | number
  | bigint
  | boolean
  | null
  | undefined
  | readonly Json[]
  | { readonly [key: string]: Json }

/** All the values that a field name reaches in an event, elements of lists one by one. An object is no value: only what it holds is. */
export type FieldReader = (event: Json) => readonly Json[]

/**
 * Reads a field by its name. A key with exactly this name, dots and all, wins; else each dot may lead into a nested object, and lists of
 * objects are entered. Splunk's list mark `{}` names the same path.
 */
export function fieldReader(name: string): FieldReader {
  const plain = name.replaceAll('{}', '')
  return (event) => {
    const found: Json[] = []
    if (plain === name || !collect(event, name, found)) collect(event, plain, found)
    return found
  }
}

function collect(value: Json, name: string, found: Json[]): boolean {
  if (Array.isArray(value)) {
    let exists = false
    for (const element of elements(value)) exists = collect(element, name, found) || exists
    return exists
  }
  if (!isObject(value)) return false
  if (Object.hasOwn(value, name)) {
    const own = value[name]
    for (const element of Array.isArray(own) ? elements(own) : [own]) if (!isObject(element)) found.push(element)
    return true
  }
  for (let dot = name.lastIndexOf('.'); dot > 0; dot = name.lastIndexOf('.', dot - 1)) {
    const key = name.slice(0, dot)
    if (Object.hasOwn(value, key) && collect(value[key], name.slice(dot + 1), found)) return true
  }
  return false
}

/** What lists inside lists hold, without recursion: an event may be nested as deep as it likes. */
function elements(list: readonly Json[]): Json[] {
  let flat: readonly Json[] = list
  while (flat.some(Array.isArray)) flat = flat.flat(8) as readonly Json[]
  return [...flat]
}

/** Calls `visit` with each value of an event that is no object and no list, until it returns true. */
export function someValue(event: Json, visit: (value: Json) => boolean): boolean {
  const open: Json[] = [event]
  while (open.length > 0) {
    const value = open.pop()
    if (typeof value !== 'object' || value === null) {
      if (visit(value)) return true
    } else for (const inner of Object.values(value)) open.push(inner)
  }
  return false
}

const isObject = (value: Json): value is { readonly [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The text of a value as the event shows it; undefined for null, objects and lists. */
export function textOf(value: Json): string | undefined {
  if (typeof value === 'string') return value
  return typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean'
    ? String(value)
    : undefined
}
