import { defineStep } from '../define.js'

export const dropDetectionItem = defineStep<object>({
  about: 'takes items away, as if they were not written; to be used with conditions',
  options: {},
  required: [],
  prepare: () => ({ changes: 'item', apply: () => 'drop' }),
})
