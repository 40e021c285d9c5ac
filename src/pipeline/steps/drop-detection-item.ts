import { defineStep } from '../define.js'

export const dropDetectionItem = defineStep<object>({
  options: {},
  required: [],
  prepare: () => ({ changes: 'item', apply: () => 'drop' }),
})
