import { isObject } from '../../src/ir/json.js'
import type { SchemaField } from '../../src/schema/field-schema.js'
import { fileSchema, plainField } from '../../src/schema/file-schema.js'
import type { SchemaReader } from '../../src/schema/schema-reader.js'

/**
 * Reads a list of attributes or facets: texts, or objects with `path` or `name`, and `type` if it is known. The list may
 * be below `data`, `facets`, `attributes` or `fields`, or below names in `facets`. A leading `@` is dropped.
 */
export const attributeList: SchemaReader = {
  about: 'Datadog attributes or facets as JSON',
  read: ({ name }, data) => {
    const list = Array.isArray(data) ? data : isObject(data) ? listIn(data) : undefined
    if (list === undefined || list.length === 0) return undefined
    const fields = list.map(fieldOf).filter((field) => field !== undefined)
    return fields.length < list.length ? undefined : { schema: fileSchema(name, true, fields) }
  },
}

function fieldOf(entry: unknown): readonly [name: string, field: SchemaField] | undefined {
  const attribute = isObject(entry) && isObject(entry.attributes) ? entry.attributes : entry
  if (typeof attribute === 'string') return [withoutSign(attribute), plainField('string')]
  if (!isObject(attribute)) return undefined
  const path = attribute.path ?? attribute.name
  if (typeof path !== 'string' || path === '') return undefined
  return [withoutSign(path), plainField(typeof attribute.type === 'string' ? attribute.type : 'string')]
}

function listIn(data: Readonly<Record<string, unknown>>): readonly unknown[] | undefined {
  const lists = ['data', 'facets', 'attributes', 'fields']
    .map((key) => (key === 'facets' && isObject(data[key]) ? Object.values(data[key]).flat() : data[key]))
    .filter((value) => Array.isArray(value))
  return lists.length === 1 ? lists[0] : undefined
}

const withoutSign = (path: string): string => path.replace(/^@/, '')
