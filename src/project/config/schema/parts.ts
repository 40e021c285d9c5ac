import type { JsonSchema } from '../../../rule/schema/json-schema.js'

/** A map whose keys are all described. */
export const map = (
  description: string,
  properties: Readonly<Record<string, JsonSchema>>,
  required: readonly string[] = [],
): JsonSchema => ({
  description,
  type: 'object',
  properties,
  ...(required.length === 0 ? {} : { required }),
  additionalProperties: false,
})

/** A map with any keys. */
export const mapOf = (description: string, value: JsonSchema, more: JsonSchema = {}): JsonSchema => ({
  description,
  type: 'object',
  ...more,
  additionalProperties: value,
})

/** A text, or a list of texts. */
export const texts = (description: string, more: JsonSchema = {}): JsonSchema => ({
  description,
  type: ['string', 'array'],
  minLength: 1,
  items: { type: 'string', minLength: 1 },
  ...more,
})

/** One of several words, or a list of them. */
export const words = (description: string, allowed: readonly string[]): JsonSchema => ({
  description,
  type: ['string', 'array'],
  if: { type: 'string' },
  // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
  then: { enum: allowed },
  items: { enum: allowed },
})

export const ref = (name: string): JsonSchema => ({ $ref: `#/$defs/${name}` })
