import { describe, expect, test } from 'vitest'
import { splunk } from '../../backends/splunk/index.js'
import { checkRules } from '../../src/check.js'
import { convertRule, indexRules, parsePipeline, parseRules } from '../../src/index.js'
import { keepRecent } from '../../src/text/keep-recent.js'

/** The text of an inherited function or object. */
const CODE = /native code|\[object /

/** Properties that every plain object inherits: a table must not take them for entries of its own. */
const NAMES = ['constructor', '__proto__']

const DETECTION = `
title: Base
name: base
id: 5013198f-1b8f-4ae1-9d4c-3b3b3a1d9b6f
status: test
logsource: { category: process_creation, product: windows }
fields: [User]
tags: [attack.t1059.001]
level: high
falsepositives: [admins]
detection:
  selection: { Image|endswith: cmd.exe, Size|gt: 3 }
  condition: selection
custom: { key: value }
`

const CORRELATION = `
title: Many
correlation:
  type: value_count
  rules: [base]
  group-by: [User]
  aliases: { User: { base: Image } }
  timespan: 5m
  condition: { gte: 2, field: Image }
level: high
`

const FILTER = `
title: Without
logsource: { category: process_creation }
filter: { rules: [base], selection: { User: SYSTEM }, condition: not selection }
`

const PIPELINE = `
name: own
priority: 10
vars: { word: [a] }
transformations:
  - id: first
    type: field_name_mapping
    mapping: { Image: process }
    rule_conditions: [{ type: logsource, category: process_creation }]
    rule_cond_op: or
    field_name_conditions: [{ type: include_fields, fields: [Image] }]
  - { type: set_state, key: index, val: main }
  - { type: change_logsource, service: sysmon }
  - { type: value_placeholders, include: [word] }
postprocessing: [{ type: embed, prefix: a }]
finalizers: [{ type: concat, separator: b }]
`

/** The text, each time with another word replaced by the name. */
const withName = (text: string, name: string): readonly string[] =>
  [...text.matchAll(/[\w-]+/g)].map(
    ({ 0: word, index }) => text.slice(0, index) + name + text.slice(index + word.length),
  )

interface Sentence {
  readonly message: string
  readonly help?: string | undefined
}

const SEPARATOR = '\0'

/** The findings of texts. Other pipelines change none of them. */
const findingsOf = keepRecent((texts) =>
  checkRules(texts.split(SEPARATOR).map((text) => ({ name: 'rules.yml', text }))),
)

/** All queries and sentences about the rules. */
function sentencesOf(texts: readonly string[], pipelineText = PIPELINE): string {
  const { pipeline, diagnostics } = parsePipeline({ name: 'pipeline.yml', text: pipelineText })
  const documents = texts.flatMap((text) => parseRules({ name: 'rules.yml', text }))
  const rules = documents.flatMap(({ rule }) => rule ?? [])
  const settings = { rules: indexRules(rules), pipelines: pipeline === undefined ? [] : [pipeline] }
  const conversions = rules.map((rule) => convertRule(rule, splunk, settings))
  const findings = findingsOf(texts.join(SEPARATOR))
  const sentences: readonly Sentence[] = [
    ...diagnostics,
    ...[...documents, ...conversions].flatMap((part) => part.diagnostics),
    ...findings,
  ]
  return JSON.stringify([
    conversions.map(({ query }) => query),
    sentences.map(({ message, help }) => `${message} (${help})`),
  ])
}

describe.each(NAMES)('a word that is `%s`', (name) => {
  test.each([
    ['a rule', DETECTION, [CORRELATION, FILTER]],
    ['a correlation', CORRELATION, [DETECTION, FILTER]],
    ['a filter', FILTER, [DETECTION, CORRELATION]],
  ])('in %s', (_, text, others) => {
    for (const changed of withName(text, name)) expect(sentencesOf([changed, ...others])).not.toMatch(CODE)
  })

  test('after the end of a condition', () => {
    const changed = DETECTION.replace('condition: selection', `condition: selection ${name}`)
    expect(sentencesOf([changed])).not.toMatch(CODE)
  })

  test('in a pipeline', () => {
    for (const changed of withName(PIPELINE, name)) expect(sentencesOf([DETECTION], changed)).not.toMatch(CODE)
  })
})
