import type { JsonSchema } from '../rule/schema/json-schema.js'

/** One name, or a list of alternatives. */
export type Names = string | readonly string[]

export const namesSchema: JsonSchema = { type: ['string', 'array'], items: { type: 'string' } }

/** The schema of names for a field. An empty list would drop its item without a warning; null keeps the name. */
export const fieldNamesSchema: JsonSchema = { ...namesSchema, type: ['string', 'array', 'null'], minItems: 1 }

/** Returns a mapping of field names without those that are null. */
export const namesByField = (mapping: Readonly<Record<string, Names | null>>): ReadonlyMap<string, readonly string[]> =>
  new Map(Object.entries(mapping).flatMap(([name, names]) => (names === null ? [] : [[name, namesOf(names)] as const])))

export const namesOf = (names: Names): readonly string[] => (typeof names === 'string' ? [names] : names)
