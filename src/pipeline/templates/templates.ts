import type { Shape } from '../../python/jinja/check-names.js'
import type { Body } from '../../python/jinja/nodes.js'
import { checkedTemplate, prepareTemplate } from '../../python/jinja/prepare-template.js'
import { readFormat } from '../../python/jinja/read-format.js'
import { render } from '../../python/jinja/render.js'
import { pipelineShape, pipelineValue, ruleShape, ruleValue } from '../../python/jinja/template-values.js'
import type { Value } from '../../python/jinja/values.js'
import { refuseInPipeline } from '../../text/diagnose-pipeline.js'
import type { Refusal } from '../../text/wording.js'
import type { ApplyToQuery } from '../postprocessing/query-change.js'
import type { TemplateLanguages } from './template-language.js'

/** The languages of templates, for the setting of `parsePipeline`. `readPipeline` loads them on demand. */
export const templates: TemplateLanguages = {
  queryTemplate: (options, reader) => toQuery(prepareTemplate(options, queryShape, reader)),
  queryFormat: ({ template }, reader) => toQuery(checkedTemplate(readFormat(template), queryShape, reader)),
  outputTemplate: (options, reader) => {
    const body = prepareTemplate(options, { queries: null, pipeline: pipelineShape }, reader)
    return (output, { pipeline, vars, state }) =>
      rendered(body, [
        ['queries', typeof output === 'string' ? output : [...output]],
        ['pipeline', pipelineValue(pipeline, vars, state)],
      ])
  },
}

/** The names that the template of a query can use. */
const queryShape: { readonly [name: string]: Shape } = { query: null, rule: ruleShape, pipeline: pipelineShape }

const toQuery =
  (body: Body): ApplyToQuery =>
  (query, { pipeline, rule, vars }) =>
    rendered(body, [
      ['query', query],
      ['rule', ruleValue(rule.rule)],
      ['pipeline', pipelineValue(pipeline, vars, rule.state)],
    ])

function rendered(body: Body, variables: readonly (readonly [name: string, value: Value])[]): string | Refusal {
  const text = render(body, variables)
  return typeof text === 'string' ? text : refuseInPipeline('template-failed', [text.because])
}
