import { defineStep } from '../define.js'

export const fieldNameSuffix = defineStep<{ readonly suffix: string }>({
  options: { suffix: { type: 'string' } },
  required: ['suffix'],
  prepare: ({ suffix }) => ({
    changes: 'field',
    rename: (name) => (name === null ? undefined : [name + suffix]),
  }),
})
