import { prepareTemplate, type TemplateOptions, templateOptions } from '../../python/jinja/prepare-template.js'
import { definePostprocessing } from '../define.js'
import { queryShape, renderQuery } from './render-query.js'

export const template = definePostprocessing<TemplateOptions>({
  about: 'replaces the query with a rendered template, which can use `query`, `rule` and `pipeline`',
  options: templateOptions,
  required: ['template'],
  prepare: (options, reader) => {
    const body = prepareTemplate(options, queryShape, reader)
    return { changes: 'query', apply: (query, context) => renderQuery(body, query, context) }
  },
})
