import { describe, expect, test } from 'vitest'
import { eql, esql, kql } from '../../backends/index.js'
import { type Backend, type ConvertSettings, convertRule, indexRules, parsePipeline } from '../../src/index.js'
import { conversionText, readExpectations, writeExpectations } from '../backends/expectations.js'
import { correlations } from './correlations.js'

// The effect of a setting: correlations whose conversion differs from the default.
const update = process.env.UPDATE_EXPECTED === '1'
const folder = new URL('./', import.meta.url)

/** Failed logins are events of one category, successful ones of another. */
const { pipeline: categories } = parsePipeline({
  name: 'categories.yml',
  text: `
transformations:
  - type: set_state
    key: category
    val: authentication
    rule_conditions: [{ type: contains_detection_item, field: EventID, value: 4625 }]
  - type: set_state
    key: category
    val: session
    rule_conditions: [{ type: contains_detection_item, field: EventID, value: 4624 }]
`,
})

const settings: readonly (readonly [name: string, backend: Backend, changed: ConvertSettings])[] = [
  ['eql.unmapped', eql as Backend, { options: { unmapped: true } }],
  ['eql.categories', eql as Backend, { pipelines: categories === undefined ? [] : [categories] }],
  ['eql.field-types', eql as Backend, { fieldTypes: { TargetUserName: 'text', Computer: 'flattened' } }],
  ['esql.missing-groups-keep', esql as Backend, { options: { 'missing-groups': 'keep' } }],
  ['esql.recent-90s', esql as Backend, { options: { recent: '90s' } }],
  ['esql.recent-wrong', esql as Backend, { options: { recent: 'lately' } }],
  ['esql.keywords-kql', esql as Backend, { options: { keywords: 'kql' } }],
  ['esql.multi-value-kql', esql as Backend, { options: { 'multi-value': 'kql' } }],
  [
    'esql.field-types',
    esql as Backend,
    {
      fieldTypes: {
        Computer: 'flattened',
        bytes_out: 'long',
        'source.ip': 'ip',
        'destination.ip': 'ip',
        SubjectUserName: 'keyword',
        TargetUserName: 'wildcard',
      },
    },
  ],
  ['esql.dates', esql as Backend, { fieldTypes: { bytes_out: 'date' } }],
  ['kql.field-types', kql as Backend, { fieldTypes: { TargetUserName: 'text' } }],
]

const converted = (backend: Backend, changed: ConvertSettings): ReadonlyMap<string, string> =>
  new Map(
    [...correlations].map(([construct, { rule, all, diagnostics }]) => [
      construct,
      conversionText(convertRule(rule, backend, { lossy: true, rules: indexRules(all), ...changed }), diagnostics),
    ]),
  )

describe.each(settings)('%s', (name, backend, changed) => {
  const usual = converted(backend, {})
  const others = new Map([...converted(backend, changed)].filter(([construct, text]) => text !== usual.get(construct)))
  if (update) writeExpectations(name, others, folder)
  const expected = readExpectations(name, folder)

  test('changes these correlations', () => {
    expect([...expected.keys()]).toEqual([...others.keys()])
  })

  test.each([...others])('%s', (construct, text) => {
    expect(text).toBe(expected.get(construct))
  })
})
