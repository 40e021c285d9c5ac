import { defineStep } from '../define.js'
import { type Names, namesOf, namesSchema } from '../name-list.js'
import { withFields } from '../with-fields.js'

export const removeField = defineStep<{ readonly field: Names }>({
  options: { field: namesSchema },
  required: ['field'],
  prepare: ({ field }) => {
    const removed = new Set(namesOf(field))
    return {
      changes: 'rule',
      apply: (processed) => withFields(processed, (fields) => fields.filter((name) => !removed.has(name))),
    }
  },
})
