import { schemaNames } from '../src/pipeline/named-schemas.js'
import type { Pipeline } from '../src/pipeline/pipeline.js'
import type { FieldSchema, FieldSchemaData } from '../src/schema/field-schema.js'
import { isNamed } from '../src/schema/named-schemas.js'
import { fieldSchema } from '../src/schema/schema-checker.js'
import { list } from './list.generated.js'

export { readSchema } from '../src/schema/read-schema.js'
export { fieldSchema } from '../src/schema/schema-checker.js'
export type { ReadSchema, SchemaFile, SchemaReader } from '../src/schema/schema-reader.js'

/** The description of a built-in schema, without its fields. */
export type SchemaDescription = Omit<FieldSchemaData, 'fields'>

/** The built-in field schemas, sorted by name. */
export const builtInSchemas: readonly SchemaDescription[] = list.map(({ about }) => about)

const loaded = new Map<string, Promise<FieldSchema>>()

function loadEntry({ about, load }: (typeof list)[number]): Promise<FieldSchema> {
  const cached = loaded.get(about.name)
  if (cached !== undefined) return cached
  const loading = load().then(({ fields }) => fieldSchema({ ...about, fields }))
  loaded.set(about.name, loading)
  return loading
}

/**
 * Loads the built-in field schemas with this name (case-insensitive), or whose names start with the part before a final
 * `*`. Returns an empty list if there are none.
 *
 * @example
 * const [schema] = await loadSchemas('elastic/okta.system')
 * schema.index // 'logs-okta.system-*'
 */
export const loadSchemas = (name: string): Promise<readonly FieldSchema[]> =>
  Promise.all(list.filter(({ about }) => isNamed(about.name, name)).map(loadEntry))

/** Loads a built-in field schema by its name (case-insensitive), or returns `undefined` if there is none. */
export async function loadSchema(name: string): Promise<FieldSchema | undefined> {
  const entry = list.find(({ about }) => about.name.toLowerCase() === name.toLowerCase())
  return entry === undefined ? undefined : loadEntry(entry)
}

/** Loads the built-in schemas that pipelines name, for the setting `namedSchemas`. Unknown names are skipped. */
export async function loadNamedSchemas(pipelines: readonly Pipeline[]): Promise<readonly FieldSchema[]> {
  const names = new Set(pipelines.flatMap(schemaNames))
  return Promise.all(list.filter(({ about }) => [...names].some((name) => isNamed(about.name, name))).map(loadEntry))
}
