import type { JsonSchema } from './entry.js'

/** One name, or a list of alternatives. */
export type Names = string | readonly string[]

export const namesSchema: JsonSchema = { type: ['string', 'array'], items: { type: 'string' } }

/** Names for a field: of none its item would be gone without a word. */
export const fieldNamesSchema: JsonSchema = { ...namesSchema, minItems: 1 }

export const namesOf = (names: Names): readonly string[] => (typeof names === 'string' ? [names] : names)
