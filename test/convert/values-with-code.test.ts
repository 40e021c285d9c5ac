import { expect, test } from 'vitest'
import { splunk } from '../../backends/splunk/index.js'
import { fieldSchema } from '../../schemas/index.js'
import { convertRule, parsePipeline, parseRules } from '../../src/index.js'

// Pipelines and schemas bring the code that applies them. A copy without it must not convert as if there were none.

const [{ rule } = {}] = parseRules({
  name: 'rule.yml',
  text: 'title: T\nlogsource: { product: windows }\ndetection: { s: { a: 1 }, condition: s }\n',
})
const { pipeline } = parsePipeline({
  name: 'p.yml',
  text: 'name: P\ntransformations:\n  - { type: field_name_mapping, mapping: { a: b } }\n',
})
const schema = fieldSchema({ name: 'own', source: 'own', revision: '1', isComplete: true, fields: { b: 'keyword' } })

const copy = <Value>(value: Value): Value => JSON.parse(JSON.stringify(value))

test('values that bring their code convert', () => {
  expect(convertRule(rule!, splunk, { pipelines: [pipeline!], schemas: [schema] }).query).toBe('b=1')
})

test('a copy of a pipeline by way of JSON is a TypeError', () => {
  for (const unmappedLogsource of ['warn', 'ignore'] as const)
    expect(() => convertRule(rule!, splunk, { pipelines: [copy(pipeline!)], unmappedLogsource })).toThrow(
      new TypeError('the pipeline `P` is only data: read its text with parsePipeline'),
    )
})

test('a schema that is only data is a TypeError', () => {
  expect(() => convertRule(rule!, splunk, { schemas: [copy(schema)] })).toThrow(
    new TypeError('the schema `own` is only data: make a schema of it with fieldSchema'),
  )
})
