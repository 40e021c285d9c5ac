import { defineStep } from '../define.js'

export const dropDetectionItem = defineStep<object>({
  about: 'removes detection items; use it with conditions',
  options: {},
  required: [],
  prepare: () => ({ changes: 'item', apply: () => 'drop' }),
})
