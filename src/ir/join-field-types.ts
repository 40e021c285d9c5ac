import { type FieldType, type FieldTypes, fieldTypeOf, type MultiField, typeNameOf } from './field-types.js'

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

const STRINGS = ['constant_keyword', 'keyword', 'wildcard'] as const

/** Returns the type that fields of both types have; undefined if there is none. */
function commonType(a: FieldType, b: FieldType): FieldType | undefined {
  const names = [typeNameOf(a), typeNameOf(b)]
  const name = names[0] === names[1] ? names[0] : STRINGS.findLast((string) => names.includes(string))
  if (
    name === undefined ||
    (names[0] !== names[1] && !names.every((one) => (STRINGS as readonly string[]).includes(one)))
  )
    return undefined
  if (typeof a !== 'object' || typeof b !== 'object') return name
  return {
    type: name as MultiField['type'],
    ...(a.caseless !== undefined && a.caseless === b.caseless ? { caseless: a.caseless } : {}),
    ...(a.text !== undefined && a.text === b.text ? { text: a.text } : {}),
  }
}
