import { type FieldType, type FieldTypeName, type FieldTypes, mergeFieldTypes } from '../ir/field-types.js'
import type { FieldSchema } from './field-schema.js'
import { forEachField } from './field-tree.js'

/**
 * The types in schemas that the dialects distinguish, by the names in vendors' files. Other types, such as `string`,
 * have no effect.
 */
const TYPES: Readonly<Record<string, FieldTypeName>> = {
  keyword: 'keyword',
  constant_keyword: 'constant_keyword',
  wildcard: 'wildcard',
  text: 'text',
  match_only_text: 'text',
  ip: 'ip',
  byte: 'long',
  short: 'long',
  integer: 'long',
  long: 'long',
  unsigned_long: 'long',
  half_float: 'double',
  float: 'double',
  scaled_float: 'double',
  double: 'double',
  date: 'date',
  date_nanos: 'date',
  boolean: 'boolean',
  flattened: 'flattened',
}

/** Returns the dialects' name of a vendor's type; undefined for a type that they do not distinguish. */
export const fieldTypeName = (type: string): FieldTypeName | undefined =>
  Object.hasOwn(TYPES, type) ? TYPES[type] : undefined

const typesOf = new WeakMap<FieldSchema, FieldTypes>()

/** Returns the field types of a schema for the dialects. */
export function schemaTypes(schema: FieldSchema): FieldTypes {
  const cached = typesOf.get(schema)
  if (cached !== undefined) return cached
  const types: Record<string, FieldTypeName> = Object.create(null)
  forEachField(schema.fields, (name, { type, below }) => {
    const typeName = fieldTypeName(type)
    if (typeName !== undefined) types[name] = typeName
    const inner = below === undefined || type === 'flattened' ? undefined : fieldTypeName(below)
    if (inner !== undefined) types[`${name}.*`] = inner
  })
  typesOf.set(schema, types)
  return types
}

const merged = new WeakMap<FieldTypes, WeakMap<readonly FieldSchema[], FieldTypes>>()

/**
 * Merges the types of pipelines with those of schemas, which override them. A field that a pipeline declares as
 * `caseless` keeps this if the schema has the same type, since a schema does not describe contents.
 */
export function withSchemaTypes(declared: FieldTypes, schemas: readonly FieldSchema[]): FieldTypes {
  const cached = merged.get(declared)?.get(schemas)
  if (cached !== undefined) return cached
  const types = mergeFieldTypes([declared, ...schemas.map(schemaTypes)])
  const caseless = Object.entries(declared).filter(([name, type]) => isCaselessVersion(type, types[name]))
  const result = mergeFieldTypes([types, Object.fromEntries(caseless)])
  const bySchemas = merged.get(declared) ?? new WeakMap<readonly FieldSchema[], FieldTypes>()
  merged.set(declared, bySchemas.set(schemas, result))
  return result
}

const isCaselessVersion = (declared: FieldType, type: FieldType | undefined): boolean =>
  typeof declared === 'object' && declared.type === type
