import { defineStep } from '../define.js'

export const fieldNamePrefix = defineStep<{ readonly prefix: string }>({
  options: { prefix: { type: 'string' } },
  required: ['prefix'],
  prepare: ({ prefix }) => ({
    changes: 'field',
    rename: (name) => (name === null ? undefined : [prefix + name]),
  }),
})
