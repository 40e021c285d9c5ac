import { definePostprocessing } from '../define.js'

export const simpleTemplate = definePostprocessing<{ readonly template: string }>({
  options: { template: { type: 'string' } },
  required: ['template'],
  prepare: (options, reader) => ({ changes: 'query', apply: reader.templates.queryFormat(options, reader) }),
})
