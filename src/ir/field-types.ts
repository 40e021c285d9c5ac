/** The types of fields in the index of a platform. A query language may treat each type differently. */
export const fieldTypeNames = [
  'keyword',
  'constant_keyword',
  'wildcard',
  'text',
  'ip',
  'long',
  'double',
  'date',
  'boolean',
  'flattened',
  'nested',
] as const

/** The name of a type of fields. */
export type FieldTypeName = (typeof fieldTypeNames)[number]

/** A field with multi-fields: other fields that index the same values in other forms. */
export interface MultiField {
  readonly type: 'keyword' | 'wildcard' | 'text'
  /** The field with the whole values in lower case. */
  readonly caseless?: string
  /** The `text` field with the words of the values. Its analyzer splits at spaces. */
  readonly text?: string
}
export const multiFieldTypeNames: readonly MultiField['type'][] = ['keyword', 'wildcard', 'text']

/** The type of a field, with its multi-fields if there are any. */
export type FieldType = FieldTypeName | MultiField

/** Returns the name of a type, without its multi-fields. */
export function typeNameOf(type: FieldType): FieldTypeName
export function typeNameOf(type: FieldType | undefined): FieldTypeName | undefined
export function typeNameOf(type: FieldType | undefined): FieldTypeName | undefined {
  return typeof type === 'object' ? type.type : type
}

/** The companion field that keeps the same values whole and in lower case, if there is one. */
export const caselessOf = (type: FieldType | undefined): string | undefined =>
  typeof type === 'object' ? type.caseless : undefined

/** The `text` field with the words of the same values, if there is one. */
export const textOf = (type: FieldType | undefined): string | undefined =>
  typeof type === 'object' ? type.text : undefined

/**
 * Types of fields, by the names that they have in the target. `a.b.*` applies to all names below `a.b`, as does `a.b`
 * itself if it is `flattened`; the nearest entry wins.
 */
export type FieldTypes = Readonly<Record<string, FieldType>>

/** Merges field types. Later entries replace earlier ones. */
export const mergeFieldTypes = (all: readonly FieldTypes[]): FieldTypes => Object.assign(Object.create(null), ...all)

/** The types without any pipeline or schema. */
export const NO_FIELD_TYPES: FieldTypes = Object.freeze(Object.create(null))

/** Cache of lookups: one conversion looks up the same few fields repeatedly, and so does the next one. */
const lookups = new WeakMap<FieldTypes, Map<string, FieldType | undefined>>()

/** Returns the type of a field, or `undefined` if it is unknown. */
export function fieldTypeOf(types: FieldTypes, name: string): FieldType | undefined {
  if (types === NO_FIELD_TYPES) return undefined
  let cache = lookups.get(types)
  if (cache === undefined) {
    cache = new Map()
    lookups.set(types, cache)
  }
  const known = cache.get(name)
  if (known !== undefined || cache.has(name)) return known
  const type = findType(types, name)
  cache.set(name, type)
  return type
}

function findType(types: FieldTypes, name: string): FieldType | undefined {
  if (Object.hasOwn(types, name)) return types[name]
  const parts = name.split('.')
  for (let length = parts.length - 1; length > 0; length--) {
    const above = parts.slice(0, length).join('.')
    if (Object.hasOwn(types, `${above}.*`)) return types[`${above}.*`]
    if (Object.hasOwn(types, above) && types[above] === 'flattened') return 'flattened'
  }
  return undefined
}
