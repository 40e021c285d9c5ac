import { defineStep } from '../define.js'

/** For data in which an item can only be searched in part. */
export const detectionItemWarning = defineStep<{ readonly message: string }>({
  options: { message: { type: 'string' } },
  required: ['message'],
  prepare: ({ message }) => ({
    changes: 'item',
    apply: (item, { place, warn }) => {
      warn(item, message, place)
      return undefined
    },
  }),
})
