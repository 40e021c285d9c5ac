import type { JsonSchema } from '../../../rule/schema/json-schema.js'

/** Returns the keys that a schema describes at a JSON Pointer, to suggest one for a misspelt key. */
export function schemaKeysAt(root: JsonSchema, pointer: string): readonly string[] {
  let schema: JsonSchema | undefined = root
  for (const step of pointer.split('/').slice(1)) {
    schema = schema && below(resolved(root, schema), step.replaceAll('~1', '/').replaceAll('~0', '~'))
  }
  return schema === undefined ? [] : Object.keys((resolved(root, schema).properties ?? {}) as object)
}

/** Returns the schema that a `$ref` refers to; any other schema is returned as it is. */
export function resolved(root: JsonSchema, schema: JsonSchema): JsonSchema {
  if (typeof schema.$ref !== 'string') return schema
  const definitions = (root.$defs ?? {}) as Readonly<Record<string, JsonSchema>>
  return definitions[schema.$ref.replace('#/$defs/', '')] ?? schema
}

function below(schema: JsonSchema, key: string): JsonSchema | undefined {
  const {
    properties = {},
    additionalProperties,
    items,
    then,
  } = schema as {
    readonly properties?: Readonly<Record<string, JsonSchema>>
    readonly additionalProperties?: JsonSchema | boolean
    readonly items?: JsonSchema
    readonly then?: JsonSchema
  }
  if (Object.hasOwn(properties, key)) return properties[key]
  if (typeof additionalProperties === 'object') return additionalProperties
  return /^\d+$/.test(key) ? items : then
}
