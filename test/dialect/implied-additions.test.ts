/** A list of values that a pipeline adds is not in a query if the rule allows only some of these values. */
import { expect, test } from 'vitest'
import { splunk } from '../../backends/index.js'
import { convertRule, parsePipeline, parseRules } from '../../src/index.js'

const { pipeline } = parsePipeline({
  name: 'pipeline.yml',
  text: `
name: events of a category
transformations:
    - type: add_condition
      conditions: { kind: [start, end, fork], host: [a, b] }
    - { type: field_name_mapping, mapping: { Kind: kind } }
`,
})

test.each([
  ['one of the values', 'Kind: end', 'host IN ("a", "b") kind="end"'],
  ['some of the values', 'Kind: [fork, end]', 'host IN ("a", "b") kind IN ("fork", "end")'],
  ['one of the values in each list', '{ Kind: end, host: b }', 'kind="end" host="b"'],
  [
    'another value, too',
    'Kind: [end, exec]',
    'kind IN ("start", "end", "fork") host IN ("a", "b") kind IN ("end", "exec")',
  ],
  ['a pattern', 'Kind: e*', 'kind IN ("start", "end", "fork") host IN ("a", "b") kind="e*"'],
  ['a value that is excluded', 'Kind|neq: end', 'kind IN ("start", "end", "fork") host IN ("a", "b") NOT kind="end"'],
  ['lists of the author', '{ Kind: [end, fork], kind: end }', 'host IN ("a", "b") kind IN ("end", "fork") kind="end"'],
])('a rule with %s', (_, selection, query) => {
  const [document] = parseRules({
    name: 'rule.yml',
    text: `
title: t
logsource: { product: p }
detection:
    selection:
        ${selection}
    condition: selection
`,
  })
  expect(convertRule(document!.rule!, splunk, { pipelines: [pipeline!] }).query).toBe(query)
})
