import { expect, test } from 'vitest'
import { backends } from '../../backends/index.js'
import { convertRule, parsePipeline, parseRules } from '../../src/index.js'

const [document] = parseRules({
  name: 'rule.yml',
  text: 'title: t\nlogsource: {}\ndetection:\n  s: { a: 1 }\n  condition: s\n',
})

function query(target: string, state: string, options = {}): string | null {
  const { pipeline } = parsePipeline({
    name: 'pipeline.yml',
    text: `transformations: [{ type: set_state, ${state} }]`,
  })
  const backend = backends.get(target)
  if (document?.rule === undefined || pipeline === undefined || backend === undefined) throw new Error(target)
  return convertRule(document.rule, backend, { pipelines: [pipeline], options }).query
}

test.each([
  ['eql', 'key: category, val: process', 'process where a == 1'],
  ['eql', 'key: unmapped, val: true', 'any where ?a == 1'],
  ['eql', 'key: unmapped, val: "true"', 'any where ?a == 1'],
  ['eql', 'key: unmapped, val: false', 'any where a == 1'],
  ['eql', 'key: unmapped, val: perhaps', 'any where a == 1'],
  ['esql', 'key: index, val: logs-okta', 'FROM logs-okta METADATA _id, _index, _version | WHERE a == 1'],
  ['esql', 'key: index, val: [a, b]', 'FROM a,b METADATA _id, _index, _version | WHERE a == 1'],
  ['esql', 'key: other, val: x', 'FROM logs-* METADATA _id, _index, _version | WHERE a == 1'],
])('%s takes from the state: %s', (target, state, expected) => {
  expect(query(target, state)).toBe(expected)
})

test('a given option takes precedence over the state', () => {
  expect(query('eql', 'key: category, val: process', { category: 'file' })).toBe('file where a == 1')
})

test('a given boolean takes precedence over the state', () => {
  expect(query('eql', 'key: unmapped, val: true', { unmapped: false })).toBe('any where a == 1')
})
