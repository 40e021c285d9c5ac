import type { Shape } from '../../python/jinja/check-names.js'
import type { Body } from '../../python/jinja/nodes.js'
import { render } from '../../python/jinja/render.js'
import { pipelineShape, pipelineValue, ruleShape, ruleValue } from '../../python/jinja/template-values.js'
import { refuseInPipeline } from '../../text/diagnose-pipeline.js'
import type { Refusal } from '../../text/wording.js'
import type { QueryContext } from './query-change.js'

/** The names that the template of a query can use. */
export const queryShape: { readonly [name: string]: Shape } = { query: null, rule: ruleShape, pipeline: pipelineShape }

export function renderQuery(body: Body, query: string, { pipeline, rule, vars }: QueryContext): string | Refusal {
  const text = render(body, [
    ['query', query],
    ['rule', ruleValue(rule.rule)],
    ['pipeline', pipelineValue(pipeline, vars, rule.state)],
  ])
  return typeof text === 'string' ? text : refuseInPipeline('template-failed', [text.because])
}
