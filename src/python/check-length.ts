import { type Refusal, refuse } from '../lower/modifiers/modifier.js'

/** A refusal if a text of this length is too long to be made. */
export const checkLength = (length: number, limit: number): Refusal | undefined =>
  length > limit ? refuse('text-too-long', [limit]) : undefined
