import type { JsonSchema } from '../../rule/schema/json-schema.js'
import { defineStep } from '../define.js'

const steps: JsonSchema = { type: 'array', items: { $ref: '#/$defs/step' } }

export const nest = defineStep<{ readonly items: readonly unknown[] }>({
  options: { items: steps },
  required: ['items'],
  prepare: (_, reader) => ({ changes: 'steps', steps: reader.readSteps('items') }),
})
