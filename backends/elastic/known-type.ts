import { type FieldTypeName, type FieldTypes, fieldTypeOf } from '../../src/ir/field-types.js'

/** Elasticsearch has no mark for lists in the names of fields. */
export const plainName = (name: string): string => (name.includes('{}') ? name.replaceAll('{}', '') : name)

/** What a field is known to be, by its name in the rule. */
export function knownType(types: FieldTypes, name: string): FieldTypeName | undefined {
  const type = fieldTypeOf(types, plainName(name))
  return typeof type === 'object' ? type.type : type
}

/** Where the values of a field are also kept whole and in lower case. */
export function caselessField(types: FieldTypes, name: string): string | undefined {
  const type = fieldTypeOf(types, plainName(name))
  return typeof type === 'object' ? type.caseless : undefined
}

/** What a field holds, for a sentence: “the field holds dates, not strings”. */
export const holds: Readonly<Record<FieldTypeName, string>> = {
  keyword: 'strings',
  constant_keyword: 'strings',
  wildcard: 'strings',
  text: 'strings',
  flattened: 'strings',
  ip: 'IP addresses',
  long: 'integers',
  double: 'numbers',
  date: 'dates',
  boolean: 'booleans',
}

export const holdsTexts = (type: FieldTypeName): boolean => holds[type] === 'strings'
export const holdsNumbers = (type: FieldTypeName | undefined): boolean => type === 'long' || type === 'double'
