/** Laws: postprocessing and finalizers write any query so that it reads back; and every template ends. */
import fc from 'fast-check'
import { load } from 'js-yaml'
import { finalizeQueries, parsePipeline } from '../../src/index.js'
import { postprocessQuery } from '../../src/pipeline/apply/postprocess-query.js'
import { startOf } from '../../src/pipeline/processed-rule.js'
import type { DetectionRule } from '../../src/rule/rule.js'
import { templates } from '../../src/templates.js'
import { anyText } from './arbitraries/texts.js'
import { law } from './law.js'

const queries = fc.array(anyText, { maxLength: 5 })

function pipelineOf(text: string) {
  const { pipeline, diagnostics } = parsePipeline({ name: 'pipeline.yml', text }, { templates })
  if (pipeline === undefined) throw new Error(diagnostics.join('\n'))
  return pipeline
}

const rule = { metadata: { title: 't' }, logsource: {}, custom: {} } as unknown as DetectionRule

function postprocessed(query: string, text: string): string {
  const result = postprocessQuery(query, startOf(rule, { kind: 'const', value: true }), [pipelineOf(text)])
  if (typeof result !== 'string') throw new Error(String(result))
  return result
}

const finalized = (all: readonly string[], text: string): string => {
  const result = finalizeQueries(all, [pipelineOf(text)])
  if (result?.text == null) throw new Error(result?.diagnostics.join('\n'))
  return result.text
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

for (const indent of ['', ', indent: 0', ', indent: 4']) {
  law(`the finalizer json${indent} writes JSON that reads back`, [queries], (all) =>
    same(JSON.parse(finalized(all, `finalizers: [{ type: json${indent} }]`)), all),
  )
}

for (const indent of ['', ', indent: 2', ', indent: 9']) {
  law(`the finalizer yaml${indent} writes YAML that reads back`, [queries], (all) =>
    same(load(finalized(all, `finalizers: [{ type: yaml${indent} }]`)), all),
  )
}

law('a finalizer after another one writes its text', [queries], (all) => {
  const once = finalized(all, 'finalizers: [{ type: concat }]')
  return (
    JSON.parse(finalized(all, 'finalizers: [{ type: concat }, { type: json }]')) === once &&
    load(finalized(all, 'finalizers: [{ type: concat }, { type: yaml }]')) === once
  )
})

law('the step json writes JSON, with the query wherever a text names it', [anyText], (query) =>
  same(
    JSON.parse(
      postprocessed(
        query,
        `postprocessing: [{ type: json, json_template: '{"a": ["%QUERY%", "<%QUERY%>"], "b": 1}' }]`,
      ),
    ),
    { a: [query, `<${query}>`], b: 1 },
  ),
)

law(
  'a query is never read as a template',
  [fc.oneof(anyText, fc.constantFrom('{{ 1 }}', '{query}', '{% x', '%QUERY%', '$&\\1'))],
  (query) => {
    const steps = [
      `{ type: template, template: '{{ query }}' }`,
      `{ type: simple_template, template: '{query}' }`,
      `{ type: embed }`,
      `{ type: replace, pattern: '^', replacement: '' }`,
      `{ type: template, template: '{% set x = query ~ "" %}{{ x | string | replace("", "") }}' }`,
    ]
    return postprocessed(query, `postprocessing: [${steps.join(', ')}]`) === query
  },
)

law('the filter tojson writes JSON that reads back', [anyText], (query) =>
  same(
    JSON.parse(postprocessed(query, `postprocessing: [{ type: template, template: '{{ [query] | tojson(1) }}' }]`)),
    [query],
  ),
)

const PIECES =
  '{{|}}|{%|%}|{#|#}|-|if|elif|else|endif|for|endfor|in|set|endset|macro|endmacro|x|query|rule|pipeline|range|namespace|loop|.|(|)|[|]|{|}|:|,|=|==|<|+|*|~|//|is|not|and|or|defined|title|append|items|vars|upper|map|join|tojson|default|"a"|\'|1|99999'
const pieces = fc.array(fc.constantFrom(...PIECES.split('|'), '|', ' ', '\n'), { maxLength: 40 })
const tags = fc.array(
  fc.constantFrom(
    '{% for x in range(9999) %}',
    '{% for x in query %}',
    '{% endfor %}',
    '{% if x %}',
    '{% else %}',
    '{% endif %}',
    '{% set x = [x, x] %}',
    '{% set x = query ~ query %}',
    '{% set x = 1 %}',
    '{% macro x(x) %}',
    '{% endmacro %}',
    '{{ x(x) }}',
    '{{ x }}',
    '{{ x | tojson }}',
    '{{ query * 999 }}',
    '{{ x.append(x) }}',
    'text',
  ),
  { maxLength: 15 },
)

law(
  'a template is read and gives a text, or a diagnostic says why not',
  [fc.oneof(pieces, tags)],
  (parts) => {
    const text = JSON.stringify({ postprocessing: [{ type: 'template', template: parts.join('') }] })
    const { pipeline, diagnostics } = parsePipeline({ name: 'pipeline.yml', text }, { templates })
    const read = pipeline === undefined ? diagnostics.length > 0 : isSaid(pipeline)
    return read
  },
  { share: 0.5 },
)

function isSaid(pipeline: ReturnType<typeof pipelineOf>): boolean {
  const source = { name: 'rule.yml', text: 'title: t' }
  const placed = { ...rule, source, sectionSpan: { start: 0, end: 5 } } as DetectionRule
  const result = postprocessQuery('a=1', startOf(placed, { kind: 'const', value: true }), [pipeline])
  return typeof result === 'string' || String(result).startsWith('rule.yml:1:1 error template-failed: ')
}
