import { describe, expect, test } from 'vitest'
import { eql, esql, kql, lucene } from '../../backends/elastic/index.js'
import { convertRule, parseRules } from '../../src/index.js'

const fieldTypes = {
  user: 'nested',
  'user.name': 'keyword',
  'user.roles': 'nested',
  'user.roles.id': 'long',
  plain: 'keyword',
} as const

function ruleWith(items: object, condition = 's') {
  const text = JSON.stringify({ title: 't', logsource: { product: 'x' }, detection: { s: items, condition } })
  const [document] = parseRules({ name: 'rule.yml', text })
  if (document?.rule === undefined) throw new Error('no rule')
  return document.rule
}

const queryOf = (items: object, condition?: string): string | null =>
  convertRule(ruleWith(items, condition), kql, { fieldTypes }).query

describe('fields of nested objects in KQL', () => {
  test.each([
    [{ 'user.name': 'ann' }, 's', 'user:{ name: "ann" }'],
    [{ 'user.name|contains': 'a' }, 's', 'user:{ name: *a* }'],
    [{ 'user.name': ['ann', 'bob'] }, 's', 'user:{ name: ("ann" or "bob") }'],
    [{ 'user.name': null }, 's', 'not user:{ name: * }'],
    [{ 'user.name|exists': true }, 'not s', 'not user:{ name: * }'],
    [{ 'user.name': 'ann', plain: 'x' }, 'not s', 'not (user:{ name: "ann" } and plain: "x")'],
    [{ 'user.roles.id|gte': 5 }, 's', 'user:{ roles:{ id >= 5 } }'],
    [{ plain: 'x' }, 's', 'plain: "x"'],
  ])('%j, %s', (items, condition, query) => {
    expect(queryOf(items, condition)).toBe(query)
  })

  test('the objects themselves have no value', () => {
    expect(queryOf({ user: 'ann' })).toBeNull()
    expect(queryOf({ 'user|exists': true })).toBeNull()
  })
})

test.each([
  ['EQL', eql],
  ['Lucene', lucene],
  ['ES|QL', esql],
] as const)('%s cannot search nested objects', (name, backend) => {
  const { query, diagnostics } = convertRule(ruleWith({ 'user.roles.id': 5 }), backend as typeof eql, { fieldTypes })
  expect(query).toBeNull()
  expect(diagnostics[0]?.message).toContain(`${name} cannot search the nested objects of \`user\``)
})
