import { type TemplateOptions, templateOptions } from '../../python/template-options.js'
import { definePostprocessing } from '../define.js'
import { readTemplate } from '../templates/read-template.js'

export const template = definePostprocessing<TemplateOptions>({
  options: templateOptions,
  required: ['template'],
  prepare: (_, reader) => ({ changes: 'query', apply: readTemplate(reader.templates?.queryTemplate, reader) }),
})
