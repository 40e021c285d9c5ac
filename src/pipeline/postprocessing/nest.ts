import { definePostprocessing } from '../define.js'

export const nest = definePostprocessing<{ readonly items: readonly unknown[] }>({
  options: { items: { type: 'array', items: { $ref: '#/$defs/postprocessing' } } },
  required: ['items'],
  prepare: (_, reader) => ({ changes: 'steps', steps: reader.readSteps('items') }),
})
