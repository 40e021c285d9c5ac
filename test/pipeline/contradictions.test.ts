import { describe, expect, test } from 'vitest'
import { backends } from '../../backends/index.js'
import { convertRule, type Pipeline, parsePipeline, parseRules } from '../../src/index.js'

const ADDS_ONE = `
  - { type: add_condition, conditions: { EventID: 1 }, rule_conditions: [{ type: logsource, product: p }] }`
const ADDS_SEVERAL = `
  - { type: add_condition, conditions: { EventID: [12, 13] }, rule_conditions: [{ type: logsource, product: p }] }`
const RENAMES = `
  - { type: field_name_mapping, mapping: { EventID: event.code } }`
const ADDS_TAG = `
  - { type: add_condition, conditions: { tags: a, event.category: process }, rule_conditions: [{ type: logsource, product: p }] }`

/** Each row: the steps, the selections and the condition of the rule. */
type Row = readonly [about: string, steps: string, selections: string, condition: string]

describe('reports a rule that no event can match after its pipelines:', () => {
  test.each<Row>([
    ['another number', ADDS_ONE, 's: { EventID: 4688 }', 's'],
    ['the text of another number', ADDS_ONE, "s: { EventID: '4688' }", 's'],
    ['other values of a list', ADDS_SEVERAL, 's: { EventID: [1, 2] }', 's'],
    ['another name after the pipeline', ADDS_ONE + RENAMES, 's: { EventID: 4688 }', 's'],
    ['the name that the pipeline gives', ADDS_ONE + RENAMES, "s: { event.code: '4688' }", 's'],
    ['a wildcard', ADDS_ONE, "s: { EventID: '46*' }", 's'],
    ['a comparison', ADDS_ONE, 's: { EventID|gte: 4000 }', 's'],
    ['a missing field', ADDS_ONE, 's: { EventID: null }', 's'],
    ['the value itself, excluded', ADDS_ONE, 's: { a: b }\n  t: { EventID: 1 }', 's and not t'],
    ['each of two alternatives', ADDS_ONE, 's: { EventID: 2, a: b }\n  t: { EventID: 3 }', 's or t'],
    ['all values together', ADDS_SEVERAL, 's: { EventID|gt: 12 }\n  t: { EventID: 13 }', 's and not t'],
    ['what two steps add', ADDS_ONE + ADDS_SEVERAL, 's: { a: b }', 's'],
  ])('%s', (_, steps, selections, condition) => {
    expect(codesOf(steps, selections, condition)).toContain('contradiction-after-pipeline')
  })
})

describe('reports nothing for', () => {
  test.each<Row>([
    ['the same number', ADDS_ONE, 's: { EventID: 1 }', 's'],
    ['its text', ADDS_ONE, "s: { EventID: '1' }", 's'],
    ['lists that overlap', ADDS_SEVERAL, 's: { EventID: [1, 13] }', 's'],
    ['a wildcard that matches', ADDS_SEVERAL, "s: { EventID: '1*' }", 's'],
    ['a regular expression', ADDS_ONE, 's: { EventID|re: 46 }', 's'],
    ['letter case', `${ADDS_ONE.replace('EventID: 1', 'Channel: Security')}`, 's: { Channel: SECURITY }', 's'],
    [
      'letter case that counts',
      ADDS_ONE.replace('EventID: 1', 'Channel: Security'),
      's: { Channel|cased: SECURITY }',
      's',
    ],
    ['an alternative that is left', ADDS_ONE, 's: { EventID: 2 }\n  t: { a: b }', 's or t'],
    ['another value, excluded', ADDS_ONE, 's: { a: b }\n  t: { EventID: 2 }', 's and not t'],
    ['another field', ADDS_ONE, 's: { eventid: 4688 }', 's'],
    ['a rule that contradicts itself', ADDS_ONE, 's: { EventID: 2 }\n  t: { EventID: 3 }', 's and t'],
    ['fields that hold lists', ADDS_TAG, 's: { tags: b, event.category: file }', 's'],
    [
      'fields that a pipeline makes one',
      '\n  - { type: field_name_mapping, mapping: { a4: args, a5: args } }',
      's: { a4: x, a5: y }',
      's',
    ],
    [
      'parts of a text that a pipeline makes elements of a list',
      "\n  - { type: replace_string, regex: '^[*](.*)=YES[*]$', replacement: '\\1' }",
      "s: { a|contains: 'x=YES' }\n  t: { a|contains: 'y=YES' }",
      's and t',
    ],
    ['a rule without a pipeline', '', 's: { EventID: 2 }\n  t: { EventID: 3 }', 's and t'],
  ])('%s', (_, steps, selections, condition) => {
    expect(codesOf(steps, selections, condition)).not.toContain('contradiction-after-pipeline')
  })
})

function codesOf(steps: string, selections: string, condition: string): readonly string[] {
  const rule = `title: t\nlogsource: { product: p }\ndetection:\n  ${selections}\n  condition: ${condition}\n`
  const [document] = parseRules({ name: 'rule.yml', text: rule })
  if (document?.rule === undefined) throw new Error(document?.diagnostics.join('\n'))
  const pipelines = steps === '' ? [] : [pipelineOf(`transformations:${steps}\n`)]
  return convertRule(document.rule, backends.get('kql')!, { pipelines, lossy: true }).diagnostics.map(
    ({ code }) => code,
  )
}

function pipelineOf(text: string): Pipeline {
  const { pipeline, diagnostics } = parsePipeline({ name: 'pipeline.yml', text })
  if (pipeline === undefined) throw new Error(diagnostics.join('\n'))
  return pipeline
}
