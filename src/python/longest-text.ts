import { type Refusal, refuse } from '../lower/modifiers/modifier.js'

/** Characters of a value that a step makes. */
export const LONGEST_VALUE = 1024 * 1024

/** Characters of a text that postprocessing or a template makes. */
export const LONGEST_TEXT = 16 * 1024 * 1024

/** Characters of the text that a finalizer makes of all queries. */
export const LONGEST_OUTPUT = 128 * 1024 * 1024

/** A refusal if a text of this length is too long to be made. */
export const checkLength = (length: number, limit: number = LONGEST_TEXT): Refusal | undefined =>
  length > limit ? refuse('text-too-long', [limit]) : undefined
