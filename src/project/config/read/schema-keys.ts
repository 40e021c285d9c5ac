import type { JsonSchema } from '../../../rule/schema/json-schema.js'

/** Returns the keys that a schema describes at a JSON Pointer, to suggest one for a misspelt key. */
export function schemaKeysAt(root: JsonSchema, pointer: string): readonly string[] {
  let schema: JsonSchema | undefined = root
  for (const step of pointer.split('/').slice(1)) {
    schema = schema && below(resolved(root, schema), step.replaceAll('~1', '/').replaceAll('~0', '~'))
  }
  return schema === undefined ? [] : Object.keys(resolved(root, schema).properties ?? {})
}

/** Returns the schema that a `$ref` refers to; any other schema is returned as it is. */
export const resolved = ({ $defs: definitions = {} }: JsonSchema, schema: JsonSchema): JsonSchema =>
  definitions[schema.$ref?.replace('#/$defs/', '') ?? ''] ?? schema

function below(
  { properties = {}, additionalProperties, items, then }: JsonSchema,
  key: string,
): JsonSchema | undefined {
  const own = Object.hasOwn(properties, key) ? properties[key] : undefined
  if (own !== undefined) return own === true ? {} : own
  if (typeof additionalProperties === 'object') return additionalProperties
  return /^\d+$/.test(key) ? items : then
}
