import { defineStep } from '../define.js'

export const fieldNameSuffix = defineStep<{ readonly suffix: string }>({
  about: 'adds a suffix to field names',
  options: { suffix: { type: 'string' } },
  required: ['suffix'],
  prepare: ({ suffix }) => ({
    changes: 'field',
    rename: (name) => (name === null ? undefined : [name + suffix]),
  }),
})
