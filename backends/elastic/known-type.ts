import { type Unsupported, unsupported } from '../../src/dialect/rendering.js'
import {
  caselessOf,
  type FieldType,
  type FieldTypeName,
  type FieldTypes,
  fieldTypeOf,
  NO_FIELD_TYPES,
  textOf,
  typeNameOf,
} from '../../src/ir/field-types.js'
import { fieldsRead } from '../../src/ir/fields-read.js'
import { isFieldPredicate, type Predicate } from '../../src/ir/predicate.js'
import { oncePer } from '../../src/text/keep-recent.js'
import { plainName } from './plain-name.js'

/** The type of a field with its multi-fields, by its name in the rule. */
const typeOf = (types: FieldTypes, name: string): FieldType | undefined =>
  types === NO_FIELD_TYPES ? undefined : fieldTypeOf(types, plainName(name))

/** The known type of a field, by its name in the rule. */
export const knownType = (types: FieldTypes, name: string): FieldTypeName | undefined => typeNameOf(typeOf(types, name))

/** The companion field that keeps the same values whole and in lower case, if there is one. */
export const caselessField = (types: FieldTypes, name: string): string | undefined => caselessOf(typeOf(types, name))

/** The `text` field with the words of the same values, if there is one. */
export const textField = (types: FieldTypes, name: string): string | undefined => textOf(typeOf(types, name))

/**
 * The paths of the nested objects that contain a field, the outermost first. Elasticsearch stores such objects apart from
 * their event, so that a query for the plain name finds nothing.
 *
 * https://www.elastic.co/docs/reference/elasticsearch/mapping-reference/nested
 */
export function nestedAround(types: FieldTypes, name: string): readonly string[] {
  const paths = nestedPaths(types)
  if (paths.size === 0) return []
  const parts = plainName(name).split('.')
  return parts.map((_, index) => parts.slice(0, index).join('.')).filter((path) => paths.has(path))
}

/** Refuses a predicate about a field of a nested object, for a language that cannot search it. */
export function refuseNested(predicate: Predicate, types: FieldTypes, language: string): Unsupported | undefined {
  if (nestedPaths(types).size === 0 || !isFieldPredicate(predicate)) return undefined
  const [path] = fieldsRead(predicate).flatMap((name) => nestedAround(types, name))
  return path === undefined ? undefined : unsupported(`${language} cannot search the nested objects of \`${path}\``)
}

/** True for a field that another field names as its `text` multi-field. */
export const isTextField = (types: FieldTypes, name: string): boolean =>
  types !== NO_FIELD_TYPES && textNames(types).has(plainName(name))

/** The paths of all nested objects. */
export const nestedPaths = (types: FieldTypes): ReadonlySet<string> =>
  types === NO_FIELD_TYPES ? NO_PATHS : pathsOfNested(types)

const NO_PATHS: ReadonlySet<string> = new Set()
const pathsOfNested = oncePer(
  (types: FieldTypes) => new Set(Object.keys(types).filter((path) => types[path] === 'nested')),
)
const textNames = oncePer((types: FieldTypes) => new Set(Object.values(types).flatMap((type) => textOf(type) ?? [])))

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
  nested: 'objects',
}

export const holdsTexts = (type: FieldTypeName): boolean => valuesOfType[type] === 'strings'
export const holdsNumbers = (type: FieldTypeName | undefined): boolean => type === 'long' || type === 'double'
