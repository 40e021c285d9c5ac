import { type TemplateOptions, templateOptions } from '../../python/template-options.js'
import { defineFinalizer } from '../define.js'
import { readTemplate } from '../templates/read-template.js'

export const template = defineFinalizer<TemplateOptions>({
  options: templateOptions,
  required: ['template'],
  prepare: (_, reader) => readTemplate(reader.templates?.outputTemplate, reader),
})
