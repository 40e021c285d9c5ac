import { fieldTree } from './build-field-tree.js'
import type { FieldSchemaData, SchemaField } from './field-schema.js'

/** Returns a field of which only the type is known. */
export const plainField = (type: string): SchemaField => ({
  type,
  below: type === 'flattened' ? 'keyword' : undefined,
  isSearchable: true,
  isList: false,
})

/** Builds the schema of a user's own file. */
export const fileSchema = (
  name: string,
  isComplete: boolean,
  fields: Iterable<readonly [name: string, field: SchemaField]>,
): FieldSchemaData => ({ name, source: name, revision: '', isComplete, fields: fieldTree(fields) })

/** Returns `undefined` for a text that is no JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
