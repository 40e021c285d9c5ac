/** The types that the index of a platform can give a field; a query language may ask differently of each. */
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
] as const
export type FieldTypeName = (typeof fieldTypeNames)[number]

/** A field whose values are also kept whole and in lower case, in the field `caseless`. */
export interface CaselessField {
  readonly type: 'keyword' | 'wildcard' | 'text'
  readonly caseless: string
}
export const caselessTypeNames: readonly CaselessField['type'][] = ['keyword', 'wildcard', 'text']

export type FieldType = FieldTypeName | CaselessField

/**
 * The types of some fields, by the names that the target knows them by. `a.b.*` stands for all names below `a.b`, and so does `a.b` itself if it
 * is flattened; the nearest says it.
 */
export type FieldTypes = Readonly<Record<string, FieldType>>

/** All in one; of two that name a field the later one holds. */
export const mergeFieldTypes = (all: readonly FieldTypes[]): FieldTypes => Object.assign(Object.create(null), ...all)

/** What was asked before: one conversion asks for the same few fields again and again, and so does the next. */
const asked = new WeakMap<FieldTypes, Map<string, FieldType | undefined>>()

export function fieldTypeOf(types: FieldTypes, name: string): FieldType | undefined {
  let known = asked.get(types)
  if (known === undefined) {
    known = new Map()
    asked.set(types, known)
  }
  if (!known.has(name)) known.set(name, findType(types, name))
  return known.get(name)
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
