import type { QueryField } from '../../../src/backend/query-field.js'
import { plainName } from '../plain-name.js'
import type { JsonObject } from './json.js'

/**
 * The key `required_fields`: the fields of the query with their types, sorted by name. `unknown` is Elastic's own word for a
 * type that no schema has. Empty if no type is known at all: the names alone are in the query. The key `ecs` needs the
 * schema of the Elastic Common Schema.
 */
export function requiredFields(fields: readonly QueryField[]): readonly JsonObject[] {
  if (fields.every(({ type }) => type === undefined)) return []
  const hasSchemas = fields.some(({ schemas }) => schemas.length > 0)
  const byName = new Map(
    fields.map(({ name, type = 'unknown', schemas }) => {
      const plain = plainName(name)
      const ecs = schemas.includes('elastic/ecs')
      return [plain, { name: plain, type, ...(hasSchemas ? { ecs } : {}) }] as const
    }),
  )
  return [...byName.values()].sort((a, b) => (a.name < b.name ? -1 : 1))
}
