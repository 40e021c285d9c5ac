import type { Json } from '../json.js'

/**
 * The meaning of a JSON null, which no page documents. Users report the text `null`, from the automatic extraction and
 * from `spath`. The default here is the alternative: the field is absent.
 */
export interface FieldOptions {
  readonly jsonNull?: 'absent' | 'text'
  /** "the time that the search was started" ("now()"), in seconds since 1970. */
  readonly now?: number
}

/**
 * The values of a field, in order, with the names of automatic JSON extraction. Nested objects have dotted names,
 * arrays `a{}` and `a{}.x` (Search Reference, "spath"), and values are texts. Empty arrays, objects and missing names
 * have no values. Two deviations from Splunk follow the meaning of rules, where both are one path. The `{}` marks are
 * optional, and a key that contains dots takes precedence over a nested one.
 */
export function fieldValues(event: Json, name: string, options: FieldOptions): readonly string[] {
  const found = member(event, name) ?? member(event, name.replaceAll('{}', ''))
  if (found !== undefined) return leaves(found, options, false)
  return name === '_raw' ? rawTexts(event, options) : []
}

/** The value of `_raw`, which every event has: the texts of its values, or `{}` if it has none. */
function rawTexts(event: Json, options: FieldOptions): readonly string[] {
  const texts = leaves(event, options, true)
  return texts.length === 0 ? [JSON.stringify(event)] : texts
}

/**
 * The texts in which a keyword is searched. Splunk searches `_raw` ("search", index expressions). A rule means "any
 * value of the event", and JSON's own escapes and marks would blur the comparison, so each value is a text of its own.
 */
export function eventTexts(event: Json, options: FieldOptions): readonly string[] {
  return leaves(event, options, true)
}

function member(value: Json, path: string): Json | undefined {
  if (isArray(value)) {
    const found = value.map((element) => member(element, path)).filter((element) => element !== undefined)
    return found.length === 0 ? undefined : found
  }
  if (value === null || typeof value !== 'object') return undefined
  if (Object.hasOwn(value, path)) return value[path]
  for (let dot = path.lastIndexOf('.'); dot > 0; dot = path.lastIndexOf('.', dot - 1)) {
    const key = path.slice(0, dot)
    const inner = Object.hasOwn(value, key) ? value[key] : undefined
    const found = inner === undefined ? undefined : member(inner, path.slice(dot + 1))
    if (found !== undefined) return found
  }
  return undefined
}

function leaves(value: Json, options: FieldOptions, deep: boolean): readonly string[] {
  if (isArray(value)) return value.flatMap((element) => leaves(element, options, deep))
  if (value === null) return options.jsonNull === 'text' ? ['null'] : []
  if (typeof value !== 'object') return [String(value)]
  return deep ? Object.values(value).flatMap((element) => leaves(element, options, deep)) : []
}

const isArray = (value: Json): value is readonly Json[] => Array.isArray(value)
