import { isObject } from '../ir/json.js'
import type { SchemaField } from './field-schema.js'
import { fileSchema, parseJson, plainField } from './file-schema.js'
import { MAX_SAMPLE_FIELDS } from './schema-limits.js'
import type { ReadSchemaData, SchemaFile } from './schema-reader.js'

/**
 * Reads events, one JSON object per line, one JSON list of objects or one object. Their fields exist; other fields may.
 * An event may be below `_source`, as in the hits of a search. `data` is the parsed JSON of the whole text;
 * undefined if it is no JSON.
 */
export function readSample({ name, text }: SchemaFile, data: unknown): ReadSchemaData {
  const fields = new Map<string, SchemaField>()
  for (const { event, line } of eventsIn(text, data)) {
    if (!isObject(event)) return { problem: `line ${line} holds no JSON object` }
    addFields(fields, '', isObject(event._source) ? event._source : event)
  }
  if (fields.size === 0) return { problem: 'no event has a field' }
  return { schema: fileSchema(name, false, fields) }
}

function* eventsIn(text: string, data: unknown): Iterable<{ readonly event: unknown; readonly line: number }> {
  const whole = Array.isArray(data) ? data : isObject(data) ? (hitsIn(data) ?? [data]) : undefined
  if (whole !== undefined) for (const event of whole) yield { event, line: 1 }
  else
    for (const [index, line] of text.split('\n').entries())
      if (line.trim() !== '') yield { event: parseJson(line), line: index + 1 }
}

/** The hits in the answer of a search; undefined if it is none. */
function hitsIn({ hits }: Readonly<Record<string, unknown>>): readonly unknown[] | undefined {
  const inner = isObject(hits) ? hits.hits : undefined
  return Array.isArray(inner) ? inner : undefined
}

function addFields(fields: Map<string, SchemaField>, above: string, event: Readonly<Record<string, unknown>>): void {
  for (const [key, value] of Object.entries(event)) {
    const name = above + key
    for (const element of Array.isArray(value) ? value : [value]) {
      if (isObject(element)) addFields(fields, `${name}.`, element)
      else if (element !== null && fields.size < MAX_SAMPLE_FIELDS)
        addValue(fields, name, element, Array.isArray(value))
    }
  }
}

function addValue(fields: Map<string, SchemaField>, name: string, value: unknown, inList: boolean): void {
  const previous = fields.get(name)
  const type = typeOf(value)
  // A field with values of different types is searched as text.
  const joined =
    previous === undefined || previous.type === type
      ? type
      : isNumber(previous.type) && isNumber(type)
        ? 'double'
        : 'keyword'
  fields.set(name, { ...plainField(joined), isList: inList || (previous?.isList ?? false) })
}

const isNumber = (type: string): boolean => type === 'long' || type === 'double'

const typeOf = (value: unknown): string =>
  typeof value === 'boolean'
    ? 'boolean'
    : typeof value !== 'number'
      ? 'keyword'
      : Number.isInteger(value)
        ? 'long'
        : 'double'
