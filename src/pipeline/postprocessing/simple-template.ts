import { definePostprocessing } from '../define.js'

export const simpleTemplate = definePostprocessing<{ readonly template: string }>({
  about: 'replaces the query with a Python format string, which can use `query`, `rule` and `pipeline`',
  options: { template: { type: 'string' } },
  required: ['template'],
  prepare: (options, reader) => ({ changes: 'query', apply: reader.templates.queryFormat(options, reader) }),
})
