import { defineStep } from '../define.js'
import { type Names, namesOf, namesSchema } from '../name-list.js'
import { withFields } from '../with-fields.js'

export const setField = defineStep<{ readonly fields: Names }>({
  about: 'replaces the key `fields` of the rule',
  options: { fields: namesSchema },
  required: ['fields'],
  prepare: ({ fields }) => ({ changes: 'rule', apply: (processed) => withFields(processed, () => namesOf(fields)) }),
})
