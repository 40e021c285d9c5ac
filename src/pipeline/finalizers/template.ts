import { type TemplateOptions, templateOptions } from '../../python/template-options.js'
import { defineFinalizer } from '../define.js'

export const template = defineFinalizer<TemplateOptions>({
  options: templateOptions,
  required: ['template'],
  prepare: (options, reader) => reader.templates.outputTemplate(options, reader),
})
