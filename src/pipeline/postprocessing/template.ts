import { type TemplateOptions, templateOptions } from '../../python/template-options.js'
import { definePostprocessing } from '../define.js'

export const template = definePostprocessing<TemplateOptions>({
  options: templateOptions,
  required: ['template'],
  prepare: (options, reader) => ({ changes: 'query', apply: reader.templates.queryTemplate(options, reader) }),
})
