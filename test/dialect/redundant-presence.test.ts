/** Of a test that a field has any value and other conditions on the field, one never decides. */
import { expect, test } from 'vitest'
import { kql, splunk } from '../../backends/index.js'
import { convertRule, parsePipeline, parseRules, type Rule } from '../../src/index.js'

function ruleWith(other: string, condition = 'expression or other'): Rule {
  const [document] = parseRules({
    name: 'rule.yml',
    text: `
title: t
logsource: { product: p }
detection:
    expression: { f|re: '[0-9]{3}' }
    other: { ${other} }
    third: { f: d }
    condition: ${condition}
`,
  })
  return document!.rule!
}

test.each([
  ['a value', 'f|contains: a', 'f=*'],
  ['several values', 'f|contains: [a, b]', 'f=*'],
  ['a value and one of another field', 'f|contains: a, g: b', 'f=*'],
  ['a value of another field', 'g: b', 'f=* OR g="b"'],
  ['no value', 'f: null', 'f=* OR NOT f=*'],
  ['an exclusion', 'g: b, f|neq: a', 'f=* OR (g="b" NOT f="a")'],
])('an expression without text, or %s', (_, other, prefilter) => {
  const { query } = convertRule(ruleWith(other), splunk)
  expect(query?.split(' | where ')[0]).toBe(prefilter)
})

test.each([
  ['a value', 'f|contains: a', 'f="*a*"'],
  ['several values', 'f|contains: [a, b]', 'f IN ("*a*", "*b*")'],
  ['a value of another field', 'g: b', 'f=* g="b"'],
  ['no value', 'f: null', 'f=* NOT f=*'],
  ['an exclusion', 'g: b, f|neq: a', 'f=* g="b" NOT f="a"'],
])('an expression without text, and %s', (_, other, prefilter) => {
  const { query } = convertRule(ruleWith(other, 'expression and other'), splunk)
  expect(query?.split(' | where ')[0]).toBe(prefilter)
})

test('an expression without text, and values of the field in every alternative', () => {
  const rule = ruleWith('g: b, f: c', 'expression and (other or third)')
  expect(convertRule(rule, splunk).query?.split(' | where ')[0]).toBe('(g="b" f="c") OR f="d"')
})

test('a query expression of a pipeline may match events without the field', () => {
  const { pipeline } = parsePipeline({
    name: 'pipeline.yml',
    text: `transformations:
  - { type: query_expression_placeholders, expression: 'not {field}: {id}' }`,
  })
  const { query } = convertRule(ruleWith("f|expand: '%x%'"), kql, { pipelines: [pipeline!], lossy: true })
  expect(query).toBe('f: * or (not f: x)')
})
