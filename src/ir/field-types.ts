/** What a target's index can hold a field as, in the words of Elasticsearch, whose languages ask differently of each. */
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

/** The types of some fields, by the names that the target knows them by. What is said of a flattened field holds for all names below it. */
export type FieldTypes = Readonly<Record<string, FieldType>>

/** All in one; of two that name a field the later one holds. */
export const mergeFieldTypes = (all: readonly FieldTypes[]): FieldTypes => Object.assign(Object.create(null), ...all)

/** The type of a field: its own, or that of the flattened field that it lies in. */
export function fieldTypeOf(types: FieldTypes, name: string): FieldType | undefined {
  if (Object.hasOwn(types, name)) return types[name]
  const parts = name.split('.')
  const above = parts.map((_, index) => parts.slice(0, index).join('.'))
  return above.some((root) => Object.hasOwn(types, root) && types[root] === 'flattened') ? 'flattened' : undefined
}
