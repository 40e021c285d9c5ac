import { type Shape, unknownNames } from '../../python/jinja/check-names.js'
import type { Body } from '../../python/jinja/nodes.js'
import { parseTemplate } from '../../python/jinja/parse-template.js'
import { readFormat } from '../../python/jinja/read-format.js'
import { render } from '../../python/jinja/render.js'
import type { TemplateProblem } from '../../python/jinja/template-problem.js'
import { pipelineShape, pipelineValue, ruleShape, ruleValue } from '../../python/jinja/template-values.js'
import type { Value } from '../../python/jinja/values.js'
import type { FinalizeContext, Output } from '../finalizers/output.js'
import type { QueryContext } from '../postprocessing/query-change.js'
import type { TemplateLanguage, TemplateLanguages } from './template-language.js'

/**
 * Returns the language of templates with this parser and these names. `values` returns the values of the names for an
 * input.
 */
const language =
  <Input, Context>(
    parse: (template: string) => Body | TemplateProblem,
    shapes: { readonly [name: string]: Shape },
    values: (input: Input, context: Context) => Readonly<Record<string, Value>>,
  ): TemplateLanguage<Input, Context> =>
  (template) => {
    const parsed = parse(template)
    const [body, problems] = 'code' in parsed ? [[], [parsed]] : [parsed, unknownNames(parsed, shapes)]
    return { problems, render: (input, context) => render(body, Object.entries(values(input, context))) }
  }

/** The names that the template of a query can use. */
const queryShape = { query: null, rule: ruleShape, pipeline: pipelineShape }

const queryValues = (query: string, { pipeline, rule, vars }: QueryContext): Readonly<Record<string, Value>> => ({
  query,
  rule: ruleValue(rule.rule),
  pipeline: pipelineValue(pipeline, vars, rule.state),
})

const outputValues = (output: Output, { pipeline, vars, state }: FinalizeContext): Readonly<Record<string, Value>> => ({
  queries: typeof output === 'string' ? output : [...output],
  pipeline: pipelineValue(pipeline, vars, state),
})

/** The languages of templates, for the setting of `parsePipeline`. `readPipeline` loads them on demand. */
export const templates: TemplateLanguages = {
  queryTemplate: language(parseTemplate, queryShape, queryValues),
  queryFormat: language(readFormat, queryShape, queryValues),
  outputTemplate: language(parseTemplate, { queries: null, pipeline: pipelineShape }, outputValues),
}
