import { definePostprocessing } from '../define.js'

export const embed = definePostprocessing<{ readonly prefix?: string; readonly suffix?: string }>({
  options: { prefix: { type: 'string' }, suffix: { type: 'string' } },
  required: [],
  prepare: ({ prefix = '', suffix = '' }) => ({ changes: 'query', apply: (query) => prefix + query + suffix }),
})
