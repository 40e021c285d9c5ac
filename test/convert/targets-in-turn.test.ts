import { expect, test } from 'vitest'
import { kql, lucene } from '../../backends/index.js'
import { convertRule, parsePipeline, parseRules } from '../../src/index.js'

const read = (name: string, value: string) => {
  const text = `title: t\nlogsource: {}\ndetection:\n  s:\n    a|expand: '${value}'\n  condition: s\n`
  const rule = parseRules({ name, text })[0]?.rule
  if (rule === undefined) throw new Error(`no rule: ${text}`)
  return rule
}
const pipelineOf = (step: string) => {
  const { pipeline } = parsePipeline({ name: 'p.yml', text: `transformations:\n  - ${step}\n` })
  if (pipeline === undefined) throw new Error(`no pipeline: ${step}`)
  return pipeline
}
const rename = (name: string) => [pipelineOf(`{ type: field_name_mapping, mapping: { a: ${name} } }`)]

test('a rule keeps the fields of its pipelines, whichever rule or pipeline came before', () => {
  const [one, other] = [read('one.yml', 'x'), read('other.yml', 'y')]
  const [b, c] = [rename('b'), rename('c')]
  const calls = [
    [one, lucene, b],
    [one, kql, b],
    [one, kql, c],
    [other, kql, c],
    [one, kql, []],
    [one, kql, b],
  ] as const
  const queries = calls.map(([rule, target, pipelines]) => convertRule(rule, target, { pipelines }).query)
  expect(queries).toEqual(['b:"x"', 'b: "x"', 'c: "x"', 'c: "y"', 'a: "x"', 'b: "x"'])
})

test('a list of pipelines that the program extends is another list', () => {
  const rule = read('one.yml', 'x')
  const pipelines = rename('b')
  const before = convertRule(rule, lucene, { pipelines }).query
  pipelines.push(pipelineOf('{ type: field_name_mapping, mapping: { b: c } }'))
  expect([before, convertRule(rule, lucene, { pipelines }).query]).toEqual(['b:"x"', 'c:"x"'])
})

test('a limit counts again for the next target', () => {
  const [rule, pipelines] = [read('one.yml', 'x'), [pipelineOf('{ type: field_name_mapping, mapping: { a: [b, c] } }')]]
  const codes = [{}, { 'processed-values': 1 }, {}].map((limits) =>
    convertRule(rule, kql, { pipelines, limits }).diagnostics.map(({ code }) => code),
  )
  expect(codes).toEqual([[], ['too-many-values'], []])
})

test('each target asks for the values of placeholders again, since files change', () => {
  const rule = read('one.yml', '%users%')
  const pipelines = [pipelineOf('{ type: file_placeholders, path: users.txt, format: csv, csv_column: 0 }')]
  const answers = ['ada', 'bob']
  const resolvePlaceholder = () => answers.splice(0, 1)
  const queries = [lucene, kql].map((target) => convertRule(rule, target, { pipelines, resolvePlaceholder }).query)
  expect(queries.map((query) => /ada|bob/.exec(query ?? '')?.[0])).toEqual(['ada', 'bob'])
})

test.each([
  's',
  's and not t',
  's or t',
  'not s',
  '1 of *',
])('the targets share the expression of `%s`', (condition) => {
  const text = `title: t\nlogsource: {}\ndetection:\n  s: { a: x, b: y }\n  t: { c: [z, w] }\n  condition: ${condition}\n`
  const rule = parseRules({ name: 'rule.yml', text })[0]?.rule
  if (rule === undefined) throw new Error(`no rule: ${text}`)
  const [first, second] = [lucene, kql].map((target) => convertRule(rule, target).expr)
  expect(first?.kind).not.toBe('const')
  expect(second).toBe(first)
})
