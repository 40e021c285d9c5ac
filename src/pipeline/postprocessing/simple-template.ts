import { definePostprocessing } from '../define.js'
import { readTemplate } from '../templates/read-template.js'

export const simpleTemplate = definePostprocessing<{ readonly template: string }>({
  options: { template: { type: 'string' } },
  required: ['template'],
  prepare: (_, reader) => ({ changes: 'query', apply: readTemplate(reader.templates?.queryFormat, reader) }),
})
