import { expect, test } from 'vitest'
import { kql } from '../../backends/index.js'
import type { FieldType } from '../../src/backend.js'
import { convertRule, type FieldTypes, parsePipeline, parseRules } from '../../src/index.js'
import { fieldTypeOf } from '../../src/ir/field-types.js'

const types: FieldTypes = {
  'source.ip': 'ip',
  details: 'flattened',
  'details.code': 'long',
  'winlog.event_data.*': 'keyword',
  'winlog.*': 'wildcard',
  'winlog.raw': 'flattened',
  user: { type: 'keyword', caseless: 'user.lower' },
}

test.each<[name: string, type: FieldType | undefined]>([
  ['source.ip', 'ip'],
  ['source', undefined],
  ['source.ip.x', undefined],
  ['details', 'flattened'],
  ['details.request.ip', 'flattened'],
  ['details.code', 'long'],
  ['detailsx', undefined],
  ['winlog.event_data.Image', 'keyword'],
  ['winlog.event_data.a.b', 'keyword'],
  ['winlog.event_data', 'wildcard'],
  ['winlog.raw.a', 'flattened'],
  ['winlog', undefined],
  ['user', { type: 'keyword', caseless: 'user.lower' }],
  ['toString', undefined],
  ['__proto__', undefined],
])('of these types %s has %j', (name, type) => {
  expect(fieldTypeOf(types, name)).toEqual(type)
})

/** A pipeline that declares the type of `user`. */
function saying(type: string, priority: number) {
  const text = `priority: ${priority}\nfield_types:\n  user: ${type}\n`
  const { pipeline, diagnostics } = parsePipeline({ name: `${type}.yml`, text })
  if (pipeline === undefined) throw new Error(diagnostics.join('\n'))
  return pipeline
}

const [document] = parseRules({
  name: 'rule.yml',
  text: "title: t\nlogsource: {}\ndetection:\n  s:\n    user: '42'\n  condition: s\n",
})

test.each<[what: string, query: string, pipelines: readonly ReturnType<typeof saying>[], fieldTypes?: FieldTypes]>([
  ['nothing is known', 'user: "42"', []],
  ['a pipeline knows the type', 'user: 42', [saying('long', 1)]],
  ['the pipeline of the higher priority is later', 'user: 42', [saying('long', 2), saying('keyword', 1)]],
  ['the caller knows the type', 'user: 42', [], { user: 'long' }],
  ['the caller comes last', 'user: "42"', [saying('long', 1)], { user: 'keyword' }],
])('%s', (_, query, pipelines, fieldTypes = {}) => {
  if (document?.rule === undefined) throw new Error('no rule')
  expect(convertRule(document.rule, kql, { pipelines, fieldTypes }).query).toBe(query)
})
