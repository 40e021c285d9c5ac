import { defineStep } from '../define.js'
import { type Names, namesOf, namesSchema } from '../name-list.js'
import { withFields } from '../with-fields.js'

export const addField = defineStep<{ readonly field: Names }>({
  options: { field: namesSchema },
  required: ['field'],
  prepare: ({ field }) => ({
    changes: 'rule',
    apply: (processed) => withFields(processed, (fields) => [...new Set([...fields, ...namesOf(field)])]),
  }),
})
