import { checkedTemplate } from '../../python/jinja/prepare-template.js'
import { readFormat } from '../../python/jinja/read-format.js'
import { definePostprocessing } from '../define.js'
import { queryShape, renderQuery } from './render-query.js'

export const simpleTemplate = definePostprocessing<{ readonly template: string }>({
  about: 'replaces the query with a Python format string, which can use `query`, `rule` and `pipeline`',
  options: { template: { type: 'string' } },
  required: ['template'],
  prepare: ({ template }, reader) => {
    const body = checkedTemplate(readFormat(template), queryShape, reader)
    return { changes: 'query', apply: (query, context) => renderQuery(body, query, context) }
  },
})
