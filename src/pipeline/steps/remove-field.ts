import { defineStep } from '../define.js'
import { type Names, namesOf, namesSchema } from '../name-list.js'
import { withFields } from '../with-fields.js'

export const removeField = defineStep<{ readonly field: Names }>({
  about: 'takes names from the fields that the rule lists for its readers; one that is not there is no mistake',
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
