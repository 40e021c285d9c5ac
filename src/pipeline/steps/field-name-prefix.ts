import { defineStep } from '../define.js'

export const fieldNamePrefix = defineStep<{ readonly prefix: string }>({
  about: 'puts a text before the names of fields',
  options: { prefix: { type: 'string' } },
  required: ['prefix'],
  prepare: ({ prefix }) => ({
    changes: 'field',
    rename: (name) => (name === null ? undefined : [prefix + name]),
  }),
})
