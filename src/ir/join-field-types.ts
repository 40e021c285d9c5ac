import { type FieldType, type FieldTypeName, type FieldTypes, fieldTypeOf, typeNameOf } from './field-types.js'

/** Types that hold for the events of several queries at once. */
export interface JoinedFieldTypes {
  readonly types: FieldTypes
  /** The fields without a common type, with their types. `types` has the first one. */
  readonly conflicts: ReadonlyMap<string, readonly FieldType[]>
}

/**
 * Joins the types of the events that one query searches. Fields of whole strings have a common type: the one about which
 * less is known. A multi-field counts only if all events have it. A field that some events do not declare keeps the type
 * of the others.
 */
export function joinFieldTypes(all: readonly FieldTypes[]): JoinedFieldTypes {
  const [first = {}, ...others] = [...new Set(all)]
  if (others.length === 0) return { types: first, conflicts: new Map() }
  const types: Record<string, FieldType> = Object.create(null)
  const conflicts = new Map<string, readonly FieldType[]>()
  for (const name of new Set([first, ...others].flatMap((declared) => Object.keys(declared)))) {
    const found = [first, ...others].flatMap((declared) => typeIn(declared, name) ?? [])
    const joined = found.reduce<FieldType | undefined>(
      (before, type) => (before === undefined ? undefined : commonType(before, type)),
      found[0],
    )
    const [type] = found
    if (joined === undefined) conflicts.set(name, found)
    if (type !== undefined) types[name] = joined ?? type
  }
  return { types, conflicts }
}

/** The type of a name, or of all names below one that ends in `.*`. */
const typeIn = (types: FieldTypes, name: string): FieldType | undefined =>
  Object.hasOwn(types, name) ? types[name] : fieldTypeOf(types, name)

/** Returns the type that fields of both types have; undefined if there is none. */
function commonType(a: FieldType, b: FieldType): FieldType | undefined {
  if (typeof a !== 'object' || typeof b !== 'object') return commonName(typeNameOf(a), typeNameOf(b))
  const type = commonName(a.type, b.type)
  if (type === undefined) return undefined
  return {
    type,
    ...(a.caseless !== undefined && a.caseless === b.caseless ? { caseless: a.caseless } : {}),
    ...(a.text !== undefined && a.text === b.text ? { text: a.text } : {}),
  }
}

/** The types of whole strings. Of two, less is known about the later one. */
const STRINGS: readonly FieldTypeName[] = ['constant_keyword', 'keyword', 'wildcard']

function commonName<Name extends FieldTypeName>(a: Name, b: Name): Name | undefined {
  if (a === b) return a
  if (!STRINGS.includes(a) || !STRINGS.includes(b)) return undefined
  return STRINGS.indexOf(a) > STRINGS.indexOf(b) ? a : b
}
