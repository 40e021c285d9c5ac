import type { SchemaField } from '../../src/schema/field-schema.js'
import { fileSchema, isObject, plainField } from '../../src/schema/file-schema.js'
import type { SchemaReader } from '../../src/schema/schema-reader.js'

type Fields = Map<string, SchemaField>

/**
 * Reads the answer of `GET index/_mapping` for one or several indices, or the `mappings` of an index template.
 *
 * https://www.elastic.co/docs/api/doc/elasticsearch/operation/operation-indices-get-mapping
 * https://www.elastic.co/docs/reference/elasticsearch/mapping-reference/field-data-types
 */
export const indexMapping: SchemaReader = {
  about: 'an Elasticsearch mapping (`GET index/_mapping`)',
  read: ({ name }, data) => {
    const mappings = mappingsIn(data)
    if (mappings.length === 0) return undefined
    const fields: Fields = new Map()
    for (const mapping of mappings) addProperties(fields, '', mapping.properties)
    if (fields.size === 0) return { problem: 'the mapping has no `properties`' }
    return { schema: fileSchema(name, true, fields) }
  },
}

function mappingsIn(data: unknown): readonly Readonly<Record<string, unknown>>[] {
  if (!isObject(data)) return []
  if (isObject(data.properties)) return [data]
  if (isObject(data.mappings)) return [data.mappings]
  if (isObject(data.template)) return mappingsIn(data.template)
  const indices = Object.values(data)
  return indices.length > 0 && indices.every((index) => isObject(index) && isObject(index.mappings))
    ? indices.flatMap(mappingsIn)
    : []
}

function addProperties(fields: Fields, above: string, properties: unknown): void {
  if (!isObject(properties)) return
  for (const [key, mapping] of Object.entries(properties)) {
    if (!isObject(mapping)) continue
    const name = above + key
    const type = typeof mapping.type === 'string' ? mapping.type : 'object'
    if (type !== 'object' || !isObject(mapping.properties)) {
      fields.set(name, { ...plainField(type), isSearchable: mapping.index !== false && mapping.enabled !== false })
    }
    addProperties(fields, `${name}.`, mapping.properties)
    addProperties(fields, `${name}.`, mapping.fields)
  }
  resolveAliases(fields, above, properties)
}

/** Adds aliases with the types of the fields to which they point. */
function resolveAliases(fields: Fields, above: string, properties: Readonly<Record<string, unknown>>): void {
  for (const [key, mapping] of Object.entries(properties)) {
    if (!isObject(mapping) || mapping.type !== 'alias' || typeof mapping.path !== 'string') continue
    const target = fields.get(mapping.path)
    if (target !== undefined) fields.set(above + key, target)
  }
}
