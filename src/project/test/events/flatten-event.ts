import { isObject, type Json } from '../../../ir/json.js'

type Fields = { readonly [name: string]: Json }

/**
 * Returns the event of a Windows event log with the field names of rules. It reads the JSON that converters of `.evtx`
 * files write. The fields are the contents of `EventData` or `UserData`, and the values and attributes of `System`, such
 * as `Provider_Name`. A name with spaces exists also without them. Any other event is returned as it is.
 */
export function flattenEvent(event: Json): Json {
  const { Event: inner } = fieldsOf(event)
  const { System: system, EventData: data, UserData: userData } = fieldsOf(inner ?? null)
  if (system === undefined && data === undefined && userData === undefined) return event
  const user = Object.values(fieldsOf(userData ?? null)).flatMap(membersOf)
  const entries = [...systemEntries(fieldsOf(system ?? null)), ...user, ...dataEntries(data ?? null)]
  return Object.fromEntries([...withoutSpaces(entries), ...entries])
}

type FieldEntry = readonly [name: string, value: Json]

/** The values of `System`, and the attributes of its elements behind their names. */
function systemEntries(system: Fields): readonly FieldEntry[] {
  const time = attributesOf(system.TimeCreated ?? null).SystemTime
  const entries = Object.entries(system).flatMap(([name, value]): readonly FieldEntry[] => {
    const attributes = Object.entries(attributesOf(value)).map(([key, own]): FieldEntry => [`${name}_${key}`, own])
    const text = textOf(value)
    return isObject(text) ? attributes : [[name, text], ...attributes]
  })
  return time === undefined ? entries : [['@timestamp', time], ...entries]
}

/** The values of `EventData`; its elements without a name are the list `Data`. */
function dataEntries(data: Json): readonly FieldEntry[] {
  return membersOf(data).flatMap(([name, value]): readonly FieldEntry[] => {
    if (name !== 'Data' || !Array.isArray(value)) return [[name, value]]
    const named = value.flatMap((item: Json): readonly FieldEntry[] => {
      const key = attributesOf(item).Name
      return typeof key === 'string' ? [[key, textOf(item)]] : []
    })
    const others = value.filter((item: Json) => attributesOf(item).Name === undefined).map(textOf)
    return others.length === 0 ? named : [['Data', others], ...named]
  })
}

const membersOf = (value: Json): readonly FieldEntry[] =>
  Object.entries(fieldsOf(value)).flatMap(([name, member]): readonly FieldEntry[] =>
    isAttribute(name) ? [] : [[name, Array.isArray(member) ? member : textOf(member)]],
  )

const withoutSpaces = (entries: readonly FieldEntry[]): readonly FieldEntry[] =>
  entries.flatMap(([name, value]): readonly FieldEntry[] =>
    /\s/.test(name) ? [[name.replace(/\s+/g, ''), value]] : [],
  )

const isAttribute = (name: string): boolean => name === '#attributes' || name === '#text' || name.startsWith('@')

/** The attributes of an element: `#attributes`, or keys with `@`. */
function attributesOf(value: Json): Fields {
  const fields = fieldsOf(value)
  const marked = Object.entries(fields).flatMap(([name, own]): readonly FieldEntry[] =>
    name.startsWith('@') ? [[name.slice(1), own]] : [],
  )
  return { ...Object.fromEntries(marked), ...fieldsOf(fields['#attributes'] ?? null) }
}

/** The text of an element with attributes, or the value itself. An element with attributes alone is null. */
function textOf(value: Json): Json {
  const fields = fieldsOf(value)
  const text = fields['#text']
  if (text !== undefined) return text
  const names = Object.keys(fields)
  return names.length > 0 && names.every(isAttribute) ? {} : value
}

const fieldsOf = (value: Json): Fields => (isObject(value) ? value : {})
