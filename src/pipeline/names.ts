import type { JsonSchema } from './entry.js'

/** One name, or a list of alternatives. */
export type Names = string | readonly string[]

export const namesSchema: JsonSchema = { type: ['string', 'array'], items: { type: 'string' } }

export const namesOf = (names: Names): readonly string[] => (typeof names === 'string' ? [names] : names)
