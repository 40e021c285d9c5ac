import { defineStep } from '../define.js'

export const fieldNamePrefix = defineStep<{ readonly prefix: string }>({
  about: 'adds a prefix to field names',
  options: { prefix: { type: 'string' } },
  required: ['prefix'],
  prepare: ({ prefix }) => ({
    changes: 'field',
    rename: (name) => (name === null ? undefined : [prefix + name]),
  }),
})
