import { defineStep } from '../define.js'

/** For data in which an item can only be searched in part. */
export const detectionItemWarning = defineStep<{ readonly message: string }>({
  about: 'reports a warning for each detection item for which the conditions are true, and keeps the item',
  options: { message: { type: 'string', description: 'the events that the query may miss, or match in addition' } },
  required: ['message'],
  prepare: ({ message }) => ({
    changes: 'item',
    apply: (item, { place, warn }) => {
      warn(item, message, place)
      return undefined
    },
  }),
})
