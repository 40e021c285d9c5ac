import { defineStep } from '../define.js'
import type { JsonSchema } from '../entry.js'

const steps: JsonSchema = { type: 'array', items: { $ref: '#/$defs/step' } }

export const nest = defineStep<{ readonly items: readonly unknown[] }>({
  about: 'applies other steps if its own conditions are true',
  options: { items: steps },
  required: ['items'],
  prepare: (_, reader) => ({ changes: 'steps', steps: reader.readSteps('items') }),
})
