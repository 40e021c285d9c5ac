import { defineStep } from '../define.js'
import { type Names, namesOf, namesSchema } from '../name-list.js'
import { withFields } from '../with-fields.js'

export const setField = defineStep<{ readonly fields: Names }>({
  options: { fields: namesSchema },
  required: ['fields'],
  prepare: ({ fields }) => ({ changes: 'rule', apply: (processed) => withFields(processed, () => namesOf(fields)) }),
})
