import { defineStep } from '../define.js'
import { withFields } from '../with-fields.js'

export const setField = defineStep<{ readonly fields: readonly string[] }>({
  about: 'replaces the fields that the rule lists for its readers',
  options: { fields: { type: 'array', items: { type: 'string' } } },
  required: ['fields'],
  prepare: ({ fields }) => ({ changes: 'rule', apply: (processed) => withFields(processed, () => fields) }),
})
