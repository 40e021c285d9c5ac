import type { JsonSchema } from '../rule/schema/json-schema.js'

/** One name, or a list of alternatives. */
export type Names = string | readonly string[]

export const namesSchema: JsonSchema = { type: ['string', 'array'], items: { type: 'string' } }

/** Names for a field: of an empty list its item would be gone without a word. With null it keeps its name. */
export const fieldNamesSchema: JsonSchema = { ...namesSchema, type: ['string', 'array', 'null'], minItems: 1 }

/** A mapping of field names: those that are null are not in it. */
export const namesByField = (mapping: Readonly<Record<string, Names | null>>): ReadonlyMap<string, readonly string[]> =>
  new Map(Object.entries(mapping).flatMap(([name, names]) => (names === null ? [] : [[name, namesOf(names)] as const])))

export const namesOf = (names: Names): readonly string[] => (typeof names === 'string' ? [names] : names)
