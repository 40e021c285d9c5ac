import type { FieldSchema } from '../src/schema/field-schema.js'
import { list } from './list.generated.js'

/** The description of a built-in schema, without its fields. */
export type SchemaDescription = Omit<FieldSchema, 'fields'>

const byName = new Map(list.map((entry) => [entry.about.name.toLowerCase(), entry]))

/** The built-in field schemas, sorted by name. */
export const builtInSchemas: readonly SchemaDescription[] = list.map(({ about }) => about)

const loaded = new Map<string, Promise<FieldSchema>>()

/**
 * Loads a built-in field schema by its name (case-insensitive), or returns `undefined` if there is none.
 *
 * @example
 * const schema = await loadSchema('elastic/okta.system')
 * schema.index // 'logs-okta.system-*'
 */
export async function loadSchema(name: string): Promise<FieldSchema | undefined> {
  const entry = byName.get(name.toLowerCase())
  if (entry === undefined) return undefined
  const cached = loaded.get(entry.about.name)
  if (cached !== undefined) return cached
  const loading = entry.load().then(({ fields }) => ({ ...entry.about, fields }))
  loaded.set(entry.about.name, loading)
  return loading
}
