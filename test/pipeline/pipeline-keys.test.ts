import { expect, test } from 'vitest'
import { parsePipeline } from '../../src/index.js'

/** Each row: a pipeline with a misspelt key, and the suggested key. */
test.each([
  ['transformation: []', 'transformations'],
  ['transformations: [{ type: set_state, key: a, val: b, idd: c }]', 'id'],
  ['transformations: [{ type: nest, items: [{ type: field_name_suffix, suffix: a, sufix: b }] }]', 'suffix'],
  [
    'transformations: [{ type: set_state, key: a, val: b, rule_conditions: [{ type: logsource, produkt: x }] }]',
    'product',
  ],
  [
    'transformations: [{ type: set_state, key: a, val: b, rule_conditions: { x: { type: tag, tag: a.b, tagg: c } } }]',
    'tag',
  ],
  ['postprocessing: [{ type: nest, items: [{ type: embed, prefx: a }] }]', 'prefix'],
  ['finalizers: [{ type: concat, seperator: a }]', 'separator'],
])('%s: did you mean `%s`?', (text, key) => {
  const { diagnostics } = parsePipeline({ name: 'pipeline.yml', text })
  expect(diagnostics.map(({ code, help }) => [code, help])).toEqual([['unknown-key', `did you mean \`${key}\`?`]])
})

test.each([
  ['any', 'or'],
  ['All', 'and'],
  ['OR', 'or'],
])('`rule_cond_op: %s`: did you mean `%s`?', (word, meant) => {
  const conditions = 'rule_conditions: [{ type: is_sigma_rule }]'
  const text = `transformations: [{ type: set_state, key: a, val: b, rule_cond_op: ${word}, ${conditions} }]`
  const { diagnostics } = parsePipeline({ name: 'pipeline.yml', text })
  expect(diagnostics.map(({ code, help }) => [code, help])).toEqual([
    ['value-not-allowed', `did you mean \`${meant}\`?`],
  ])
})
