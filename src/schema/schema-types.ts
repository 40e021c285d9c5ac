import {
  caselessOf,
  type FieldType,
  type FieldTypeName,
  type FieldTypes,
  type MultiField,
  mergeFieldTypes,
  textOf,
  typeNameOf,
} from '../ir/field-types.js'
import type { FieldSchemaData } from './field-schema.js'
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
  nested: 'nested',
}

/** Returns the dialects' name of a vendor's type; undefined for a type that they do not distinguish. */
export const fieldTypeName = (type: string): FieldTypeName | undefined =>
  Object.hasOwn(TYPES, type) ? TYPES[type] : undefined

const typesOf = new WeakMap<FieldSchemaData, FieldTypes>()

/**
 * Returns the field types of a schema for the dialects. Multi-fields become part of their field's type: the one named
 * `text` with the words, and one that keeps whole values in lower case.
 */
export function schemaTypes(schema: FieldSchemaData): FieldTypes {
  const cached = typesOf.get(schema)
  if (cached !== undefined) return cached
  const types: Record<string, FieldType> = Object.create(null)
  const caseless = new Map<string, string>()
  forEachField(schema.fields, (name, { type, below, isLowerCase }) => {
    const typeName = fieldTypeName(type)
    if (typeName !== undefined) types[name] = typeName
    if (isLowerCase === true) for (const of of [name, name.replace(/\.[^.]*$/, '')]) caseless.set(of, name)
    const inner = below === undefined || type === 'flattened' ? undefined : fieldTypeName(below)
    if (inner !== undefined) types[`${name}.*`] = inner
  })
  for (const [name, type] of Object.entries(types)) {
    if (type !== 'keyword' && type !== 'wildcard' && type !== 'text') continue
    const text = type !== 'text' && types[`${name}.text`] === 'text' ? `${name}.text` : undefined
    types[name] = multiField(type, caseless.get(name), text)
  }
  typesOf.set(schema, types)
  return types
}

const merged = new WeakMap<FieldTypes, WeakMap<readonly FieldSchemaData[], FieldTypes>>()

/**
 * Merges the types of pipelines with those of schemas, which override them. A field that a pipeline declares as
 * `caseless` keeps this if the schema has the same type, since a schema does not describe contents. A multi-field `text`
 * is only kept if each schema with the field has it: the events of another index would not be found in it. Below a
 * flattened field, types of pipelines do not hold.
 */
export function withSchemaTypes(declared: FieldTypes, schemas: readonly FieldSchemaData[]): FieldTypes {
  const cached = merged.get(declared)?.get(schemas)
  if (cached !== undefined) return cached
  const all = schemas.map(schemaTypes)
  const types = mergeFieldTypes([notBelowFlattened(declared, all), ...all])
  const multiFields = Object.entries(types).map(([name, type]) => {
    const declaredCaseless = typeNameOf(declared[name]) === typeNameOf(type) ? caselessOf(declared[name]) : undefined
    const caseless = companionIn(name, declared, all, caselessOf) ?? declaredCaseless
    return [name, multiField(type, caseless, companionIn(name, declared, all, textOf))] as const
  })
  const result = mergeFieldTypes([Object.fromEntries(multiFields)])
  const bySchemas = merged.get(declared) ?? new WeakMap<readonly FieldSchemaData[], FieldTypes>()
  merged.set(declared, bySchemas.set(schemas, result))
  return result
}

/** The declared types but for those of names below a flattened field of the schemas. */
function notBelowFlattened(declared: FieldTypes, all: readonly FieldTypes[]): FieldTypes {
  const flattened = all.flatMap((types) => Object.keys(types).filter((name) => types[name] === 'flattened'))
  if (flattened.length === 0) return declared
  const isBelow = (name: string): boolean => flattened.some((above) => name.startsWith(`${above}.`))
  return Object.fromEntries(Object.entries(declared).filter(([name]) => !isBelow(name)))
}

/** The companion field on which the schemas with the field agree; the declared one if no schema has the field. */
function companionIn(
  name: string,
  declared: FieldTypes,
  all: readonly FieldTypes[],
  companionOf: (type: FieldType | undefined) => string | undefined,
): string | undefined {
  const having = all.filter((types) => Object.hasOwn(types, name))
  const [companion, ...more] = (having.length > 0 ? having : [declared]).map((types) => companionOf(types[name]))
  return more.every((other) => other === companion) ? companion : undefined
}

function multiField(type: FieldType, caseless: string | undefined, text: string | undefined): FieldType {
  const name = typeNameOf(type)
  if (caseless === undefined && text === undefined) return name
  return {
    type: name as MultiField['type'],
    ...(caseless === undefined ? {} : { caseless }),
    ...(text === undefined ? {} : { text }),
  }
}
