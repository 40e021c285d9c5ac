import { expect, test } from 'vitest'
import { datadog, eql, esql, kql, lucene, splunk } from '../../backends/index.js'
import { checkRules } from '../../src/check/check-rules.js'
import type { CheckOutput } from '../../src/check/outputs/check-output.js'
import { indexRules, parsePipeline, parseRules } from '../../src/index.js'
import type { Pipeline } from '../../src/pipeline/pipeline.js'
import { fieldSchema } from '../../src/schema/schema-checker.js'
import { findingsIn, placed } from './findings-of.js'

function pipelineOf(...lines: readonly string[]): Pipeline {
  const { pipeline } = parsePipeline({ name: 'p.yml', text: `name: P\npriority: 10\n${lines.join('\n')}\n` })
  if (pipeline === undefined) throw new Error('the pipeline has errors')
  return pipeline
}

const schema = fieldSchema({
  name: 'data',
  source: 'test',
  revision: '',
  isComplete: true,
  fields: { Image: 'keyword', EventID: 'long' },
})

const sysmon = pipelineOf(
  'transformations:',
  '  - type: add_condition',
  '    conditions: { EventID: 1 }',
  '    rule_conditions: [ { type: logsource, category: process_creation } ]',
)

const rule = (selection: string, category = 'process_creation', condition = 'a'): string =>
  `title: A\nlogsource: { product: windows, category: ${category} }\ndetection:\n  a: ${selection}\n  condition: ${condition}\n`

const costs = ['leading-wildcard', 'regex-scan', 'keyword-scan', 'many-values']
const found = (text: string, outputs: readonly CheckOutput[], codes: readonly string[] = costs): readonly string[] =>
  findingsIn([{ name: 'f.yml', text }], codes, outputs).map(placed)
const messages = (text: string, outputs: readonly CheckOutput[]): readonly string[] =>
  findingsIn([{ name: 'f.yml', text }], costs, outputs).map(({ message }) => message)

const plain = { settings: {} }
const elastic: readonly CheckOutput[] = [kql, lucene, eql, esql].map((target) => ({ target, ...plain }))

interface CostRow {
  readonly title: string
  readonly text: string
  readonly outputs: readonly CheckOutput[]
  readonly findings: readonly string[]
}

const rows: readonly CostRow[] = [
  { title: 'no outputs', text: rule('{ Image|endswith: a }'), outputs: [], findings: [] },
  {
    title: 'values that begin with a wildcard, once for an item',
    text: rule("{ Image|endswith: [a, b], x: '?c', y: '*' }"),
    outputs: elastic,
    findings: ['4:25 leading-wildcard', '4:35 leading-wildcard'],
  },
  {
    title: 'a wildcard inside a negation',
    text: rule('{ Image|contains: a }', 'x', 'not a'),
    outputs: elastic,
    findings: ['4:24 leading-wildcard'],
  },
  {
    title: 'a wildcard in a field with an index for it',
    text: rule('{ Image|contains: a }'),
    outputs: [{ target: lucene, settings: { fieldTypes: { Image: 'wildcard' } } }],
    findings: [],
  },
  {
    title: 'expressions with and without a fixed beginning',
    text: rule("{ a|re: 'b+c', d|re: '^e.*f' }"),
    outputs: [{ target: lucene, ...plain }],
    findings: ['4:14 regex-scan'],
  },
  {
    title: 'an expression in a language without them',
    text: rule("{ a|re: 'b+c' }"),
    outputs: [{ target: kql, ...plain }],
    findings: [],
  },
  { title: 'keywords', text: rule('[ x, y ]'), outputs: [{ target: kql, ...plain }], findings: ['4:8 keyword-scan'] },
  {
    title: 'a search that nothing narrows',
    text: rule("{ Image|endswith: a, b|re: 'c', d|exists: true }"),
    outputs: [{ target: splunk, ...plain }],
    findings: ['4:24 leading-wildcard', '4:33 regex-scan'],
  },
  {
    title: 'a search that a value narrows',
    text: rule("{ Image|endswith: a, b|re: 'c', d: e }"),
    outputs: [{ target: splunk, ...plain }],
    findings: [],
  },
  {
    title: 'a search that the pipeline narrows',
    text: rule('{ Image|endswith: a }'),
    outputs: [{ target: splunk, settings: { pipelines: [sysmon] } }],
    findings: [],
  },
  {
    title: 'a search that each of two branches narrows',
    text: rule('[ { Image|endswith: a, b: c }, { Image|endswith: d, e: f* } ]'),
    outputs: [{ target: splunk, ...plain }],
    findings: [],
  },
  {
    title: 'a search that one of two branches narrows',
    text: rule('[ { Image|endswith: a, b: c }, { Image|endswith: d } ]'),
    outputs: [{ target: splunk, ...plain }],
    findings: ['4:26 leading-wildcard', '4:55 leading-wildcard'],
  },
  {
    title: 'a wildcard in a negation, in a search that nothing narrows',
    text: rule('{ Image|endswith: a }\n  f: { CommandLine|contains: b }', 'x', 'a and not f'),
    outputs: [{ target: splunk, ...plain }],
    findings: ['4:24 leading-wildcard'],
  },
  {
    title: 'the events of a data model',
    text: rule('{ Image|endswith: a }'),
    outputs: [{ target: splunk, settings: { options: { 'data-model': 'from', dataset: 'Endpoint.Processes' } } }],
    findings: [],
  },
  {
    title: 'keywords as whole terms',
    text: rule('[ x, y ]'),
    outputs: [{ target: splunk, settings: { options: { keywords: 'terms' } } }],
    findings: [],
  },
  {
    title: 'keywords in raw events',
    text: rule('[ x, y ]'),
    outputs: [{ target: splunk, ...plain }],
    findings: ['4:8 keyword-scan'],
  },
  {
    title: 'a platform without documented costs',
    text: rule('{ Image|endswith: a }'),
    outputs: [{ target: datadog, ...plain }],
    findings: [],
  },
  { title: 'a broken rule', text: rule('{ Image|endswith: a }', 'x', 'a and'), outputs: elastic, findings: [] },
  {
    title: 'values near a limit',
    text: rule(`{ x: y, Image: [${Array.from({ length: 900 }, (_, index) => `a${index}`).join(', ')}] }`),
    outputs: [{ target: eql, ...plain }],
    findings: ['4:14 many-values'],
  },
  {
    title: 'values over a limit',
    text: rule(`{ Image: [${Array.from({ length: 1_200 }, (_, index) => `a${index}`).join(', ')}] }`),
    outputs: [{ target: eql, ...plain }],
    findings: [],
  },
]

test.each(rows)('$title', ({ text, outputs, findings }) => {
  expect(found(text, outputs)).toEqual(findings)
})

test('a message names all platforms with the same reason', () => {
  expect(messages(rule('{ Image|endswith: a }'), [...elastic, { target: splunk, ...plain }])).toEqual([
    'a value of `Image` begins with a wildcard, which is slow in Elastic KQL, Elastic Lucene and Elastic EQL: Elasticsearch compares every term of the field',
    'a value of `Image` begins with a wildcard, which is slow in Splunk SPL: Splunk tests every event of the time range, because no other condition narrows the search',
  ])
})

test('the items of a filter have no finding in the rule', () => {
  const filter =
    'title: F\nlogsource: { product: windows }\nfilter: { rules: any, f: { Image|endswith: b }, condition: not f }\n'
  const text = `${rule('{ c: d }')}---\n${filter}`
  const rules = indexRules(parseRules({ name: 'f.yml', text }).flatMap(({ rule: read }) => read ?? []))
  expect(found(text, [{ target: lucene, settings: { rules } }])).toEqual([])
})

test('a log source that no pipeline handles is a finding', () => {
  const outputs = [kql, lucene].map((target) => ({ target, settings: { pipelines: [sysmon] } }))
  expect(found(rule('{ a: b }', 'dns_query'), outputs)).toEqual(['2:23 unmapped-logsource'])
  expect(found(rule('{ a: b }'), outputs)).toEqual([])
})

test('a contradiction after a pipeline is an error that names the step', () => {
  const text = rule('{ EventID: 4688 }')
  const findings = findingsIn([{ name: 'f.yml', text }], [], [{ target: splunk, settings: { pipelines: [sysmon] } }])
  expect(findings.map(placed)).toEqual(['4:17 contradiction-after-pipeline'])
  expect(findings.map(({ severity, related = [] }) => [severity, related.map(({ message }) => message)])).toEqual([
    ['error', ['for this log source', 'the step `add_condition 1` of the pipeline `P`']],
  ])
})

test('a comment silences a finding about an output', () => {
  const text = rule('{ EventID: 4688 } # sigmacast-ignore contradiction-after-pipeline: known')
  expect(found(text, [{ target: splunk, settings: { pipelines: [sysmon] } }])).toEqual([])
})

test('fields and values are compared with the data of the outputs', () => {
  const outputs = [{ target: lucene, settings: { schemas: [schema] } }]
  expect(found(rule('{ image: a, EventID: b, Image: c }'), outputs)).toEqual(['4:8 field-absent', '4:27 field-type'])
})

test('the library checks rules for outputs', () => {
  const outputs = () => [{ target: splunk, settings: { pipelines: [sysmon] } }]
  const source = { name: 'f.yml', text: rule('{ EventID: 4688 }') }
  expect(checkRules([source], { outputs, profiles: [] }).map(placed)).toEqual(['4:17 contradiction-after-pipeline'])
  expect(checkRules([source], { profiles: [] })).toEqual([])
})
