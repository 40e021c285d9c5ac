import {
  caselessOf,
  type FieldTypeName,
  type FieldTypes,
  fieldTypeOf,
  textOf,
  typeNameOf,
} from '../../src/ir/field-types.js'

/** Removes list markers, which Elasticsearch field names do not have. */
export const plainName = (name: string): string => (name.includes('{}') ? name.replaceAll('{}', '') : name)

/** The known type of a field, by its name in the rule. */
export const knownType = (types: FieldTypes, name: string): FieldTypeName | undefined =>
  typeNameOf(fieldTypeOf(types, plainName(name)))

/** The companion field that keeps the same values whole and in lower case, if there is one. */
export const caselessField = (types: FieldTypes, name: string): string | undefined =>
  caselessOf(fieldTypeOf(types, plainName(name)))

/** The `text` field with the words of the same values, if there is one. */
export const textField = (types: FieldTypes, name: string): string | undefined =>
  textOf(fieldTypeOf(types, plainName(name)))

const textNames = new WeakMap<FieldTypes, ReadonlySet<string>>()

/** True for a field that another field names as its `text` multi-field. */
export function isTextField(types: FieldTypes, name: string): boolean {
  let names = textNames.get(types)
  if (names === undefined) {
    names = new Set(Object.values(types).flatMap((type) => textOf(type) || []))
    textNames.set(types, names)
  }
  return names.has(plainName(name))
}

/** Content of a field, as part of a sentence: “the field holds dates, not strings”. */
export const valuesOfType: Readonly<Record<FieldTypeName, string>> = {
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

export const holdsTexts = (type: FieldTypeName): boolean => valuesOfType[type] === 'strings'
export const holdsNumbers = (type: FieldTypeName | undefined): boolean => type === 'long' || type === 'double'
