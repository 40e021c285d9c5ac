import { isObject } from '../../src/ir/json.js'
import type { SchemaField } from '../../src/schema/field-schema.js'
import { fileSchema, plainField } from '../../src/schema/file-schema.js'
import type { SchemaReader } from '../../src/schema/schema-reader.js'
import { addDynamicTemplates } from './dynamic-templates.js'
import { fieldCapabilities } from './field-capabilities.js'
import { joinFields } from './join-fields.js'

type Fields = Map<string, SchemaField>
type Data = Readonly<Record<string, unknown>>

/**
 * Reads the answer of `GET index/_mapping` or `GET index/_field_caps?fields=*` for one or several indices, or the
 * mappings of index and component templates. Templates do not list the fields that later events add.
 *
 * https://www.elastic.co/docs/api/doc/elasticsearch/operation/operation-indices-get-mapping
 * https://www.elastic.co/docs/reference/elasticsearch/mapping-reference/field-data-types
 */
export const indexMapping: SchemaReader = {
  about: 'an Elasticsearch mapping (`GET index/_mapping`)',
  read: ({ name }, data) => {
    const error = errorIn(data)
    if (error !== undefined) return { problem: `it is an error of Elasticsearch: ${error}` }
    const capabilities = fieldCapabilities(data)
    if (capabilities !== undefined) return { schema: fileSchema(name, true, capabilities) }
    const found = mappingsIn(data)
    if (found === undefined) return undefined
    const fields = joinFields(found.mappings.map((mapping) => fieldsOf(mapping, found)))
    if (fields.size === 0) return { problem: 'the mapping has no `properties`' }
    return { schema: fileSchema(name, found.isComplete, fields) }
  },
}

/** The type of an error that a request was answered with. */
function errorIn(data: unknown): string | undefined {
  if (!isObject(data) || !isObject(data.error) || typeof data.status !== 'number') return undefined
  return typeof data.error.type === 'string' ? data.error.type : `status ${data.status}`
}

interface Mappings {
  readonly mappings: readonly Data[]
  /** True if events can have no other fields. */
  readonly isComplete: boolean
  readonly areTemplates?: true
}

/** The mappings in an answer; undefined if it is none. */
function mappingsIn(data: unknown): Mappings | undefined {
  if (!isObject(data)) return undefined
  if (isObject(data.properties)) return { mappings: [data], isComplete: true }
  const templates = data.index_templates ?? data.component_templates
  if (Array.isArray(templates)) return templatesIn(templates)
  if (isObject(data.template)) return templatesIn([data])
  if (isObject(data.mappings)) return { mappings: [ofOneType(data.mappings)], isComplete: true }
  const indices = Object.values(data)
  if (indices.length === 0 || !indices.every((index) => isObject(index) && isObject(index.mappings))) return undefined
  return {
    mappings: indices.flatMap((index) =>
      isObject(index) && isObject(index.mappings) ? [ofOneType(index.mappings)] : [],
    ),
    isComplete: true,
  }
}

/** The mappings of templates: `{ template }`, or as in a list, `{ name, index_template: { template } }`. */
function templatesIn(templates: readonly unknown[]): Mappings {
  const mappings = templates.flatMap((entry) => {
    if (!isObject(entry)) return []
    const { template } = isObject(entry.index_template)
      ? entry.index_template
      : isObject(entry.component_template)
        ? entry.component_template
        : entry
    return isObject(template) && isObject(template.mappings) ? [ofOneType(template.mappings)] : []
  })
  return {
    areTemplates: true,
    mappings,
    isComplete: mappings.length > 0 && mappings.every(({ dynamic }) => isClosed(dynamic)),
  }
}

const isClosed = (dynamic: unknown): boolean => dynamic === false || dynamic === 'false' || dynamic === 'strict'

/** Before version 7, mappings were below the name of a type. */
function ofOneType(mappings: Data): Data {
  const [only, ...others] = Object.values(mappings)
  return mappings.properties === undefined && others.length === 0 && isObject(only) && isObject(only.properties)
    ? only
    : mappings
}

function fieldsOf(mapping: Data, { areTemplates }: Mappings): Fields {
  const fields: Fields = new Map()
  const aliases = new Map<string, string>()
  addProperties(fields, aliases, '', mapping.properties, true)
  addRuntimeFields(fields, mapping.runtime)
  // An index has each field that an event had.
  if (areTemplates) addDynamicTemplates(fields, mapping.dynamic_templates)
  for (const [alias, path] of aliases) fields.set(alias, fields.get(path) ?? plainField('alias'))
  return fields
}

function addProperties(
  fields: Fields,
  aliases: Map<string, string>,
  above: string,
  properties: unknown,
  isParsed: boolean,
): void {
  if (!isObject(properties)) return
  for (const [key, mapping] of Object.entries(properties)) {
    if (!isObject(mapping)) continue
    const name = above + key
    const type = typeof mapping.type === 'string' ? mapping.type : 'object'
    const isEnabled = isParsed && mapping.enabled !== false
    if (type === 'alias' && typeof mapping.path === 'string') aliases.set(name, mapping.path)
    else if (type !== 'object' || !isObject(mapping.properties)) fields.set(name, fieldOf(type, mapping, isEnabled))
    addProperties(fields, aliases, `${name}.`, mapping.properties, isEnabled)
    addProperties(fields, aliases, `${name}.`, mapping.fields, isEnabled)
  }
}

const fieldOf = (type: string, mapping: Data, isEnabled: boolean): SchemaField => ({
  ...plainField(type),
  isSearchable: isEnabled && mapping.index !== false,
  ...(type === 'keyword' && mapping.normalizer === 'lowercase' ? { isLowerCase: true } : {}),
})

/**
 * Adds the fields that Elasticsearch computes for each search.
 *
 * https://www.elastic.co/docs/manage-data/data-store/mapping/runtime-fields
 */
function addRuntimeFields(fields: Fields, runtime: unknown): void {
  if (!isObject(runtime)) return
  for (const [name, field] of Object.entries(runtime)) {
    if (!isObject(field) || typeof field.type !== 'string') continue
    if (field.type !== 'composite' || !isObject(field.fields)) fields.set(name, plainField(field.type))
    else
      for (const [part, inner] of Object.entries(field.fields))
        if (isObject(inner) && typeof inner.type === 'string') fields.set(`${name}.${part}`, plainField(inner.type))
  }
}
