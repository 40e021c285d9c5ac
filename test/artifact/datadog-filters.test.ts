import { describe, expect, test } from 'vitest'
import { datadogRule, datadogTerraform } from '../../backends/datadog/formats.js'
import { datadog } from '../../backends/datadog/index.js'
import { type Format, indexRules, makeArtifact, parsePipeline, parseRules } from '../../src/index.js'
import { readTerraform } from '../readers/terraform-rule.js'

const rule = (detection = 's: { a: b }', more = ''): string => `title: t
name: one
logsource: { product: okta }
detection:
  ${detection}
  condition: s
${more}`

const filter = (body: string): string => `---
title: f
logsource: { product: okta }
filter:
  rules: [one]
  ${body}
`

function made(
  text: string,
  options: object = { filters: 'rule' },
  pipeline = '',
  format: Format = datadogRule as never,
) {
  const rules = parseRules({ name: 'rule.yml', text }).flatMap(({ rule }) => rule ?? [])
  const { pipeline: parsed } = parsePipeline({ name: 'p.yml', text: pipeline || 'transformations: []' })
  return makeArtifact(rules[0]!, datadog, format, {
    rules: indexRules(rules),
    pipelines: pipeline === '' ? [] : [parsed!],
    lossy: true,
    formatOptions: options as never,
  })
}

const parts = (text: string, options?: object, pipeline?: string): unknown => {
  const { text: json, diagnostics } = made(text, options, pipeline)
  if (json === null) return diagnostics.map(({ code }) => code)
  const { queries, filters } = JSON.parse(json)
  return { query: queries[0].query, filters }
}

describe('filters of a rule', () => {
  test.each([
    ['sel: { user: ann }\n  condition: not sel', [{ action: 'suppress', query: '@user:ann' }]],
    ['sel: { user: ann }\n  condition: sel', [{ action: 'require', query: '@user:ann' }]],
    [
      'sel: { user: ann }\n  other: { ip: 10.0.0.1 }\n  condition: not sel and not other',
      [
        { action: 'suppress', query: '@user:ann' },
        { action: 'suppress', query: '@ip:10.0.0.1' },
      ],
    ],
    [
      'sel: { user: ann, ip: 10.0.0.1 }\n  condition: not sel',
      [{ action: 'suppress', query: '@user:ann @ip:10.0.0.1' }],
    ],
    [
      'sel: { user: ann }\n  other: { ip: 10.0.0.1 }\n  condition: not (sel or other)',
      [{ action: 'suppress', query: '@user:ann OR @ip:10.0.0.1' }],
    ],
  ])('%s', (body, filters) => {
    expect(parts(rule() + filter(body))).toEqual({ query: '@a:b', filters })
  })

  test('are in the query by default', () => {
    const text = rule() + filter('sel: { user: ann }\n  condition: not sel')
    expect(parts(text, {})).toEqual({ query: '@a:b -@user:ann', filters: undefined })
  })

  test('stay in the query if the target cannot express them exactly', () => {
    const text = rule() + filter("sel: { user|re: 'a\\d+b' }\n  condition: not sel")
    expect(parts(text)).toEqual({ query: '@a:b', filters: undefined })
    expect(made(text).diagnostics.map(({ code }) => code)).toContain('left-out')
  })

  test('are not the conditions that pipelines add', () => {
    const pipeline = `transformations:
  - { type: field_name_mapping, mapping: { user: usr.id, a: a } }
  - { type: add_condition, conditions: { source: okta } }
`
    expect(parts(rule() + filter('sel: { user: ann }\n  condition: not sel'), undefined, pipeline)).toEqual({
      query: 'source:okta @a:b',
      filters: [{ action: 'suppress', query: '@usr.id:ann' }],
    })
  })

  test('stay in a query that pipelines postprocess', () => {
    const pipeline = `transformations: []\npostprocessing: [{ type: embed, prefix: '(', suffix: ')' }]\n`
    expect(parts(rule() + filter('sel: { user: ann }\n  condition: not sel'), undefined, pipeline)).toEqual({
      query: '(@a:b -@user:ann)',
      filters: undefined,
    })
  })

  test('belong to a rule about new values', () => {
    const more = 'sigmacast: { first-seen: { fields: [c], timespan: 14d }, datadog: { filters: rule } }\n'
    const text = rule('s: { a: b }', more) + filter('sel: { user: ann }\n  condition: not sel')
    expect(parts(text, {})).toEqual({ query: '@a:b', filters: [{ action: 'suppress', query: '@user:ann' }] })
  })

  test('keep the conversion whole', () => {
    const { conversion } = made(rule() + filter('sel: { user|cased: Ann }\n  condition: not sel'))
    expect([conversion.query, conversion.fidelity]).toEqual(['@a:b -@user:Ann', 'exact'])
  })

  test('are blocks in Terraform', async () => {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a template of Terraform, which must stay inert.
    const text = rule() + filter('sel: { user: "${x}" }\n  condition: not sel')
    const format = datadogTerraform as unknown as Format
    const [resource] = [...(await readTerraform(made(text, { filters: 'rule' }, '', format).text!)).values()]
    expect(resource).toMatchObject({ filters: JSON.parse(made(text).text!).filters })
  })
})

describe('the facets of a rule', () => {
  test.each([
    ['s: { a: b }', [], []],
    ['s: { a|gt: 5 }', [], [{ kind: 'measure', name: '@a' }]],
    [
      's: { a|gt: 5, host|gt: 4 }',
      ['host', '@usr.id'],
      [
        { kind: 'facet', name: '@usr.id' },
        { kind: 'measure', name: '@a' },
      ],
    ],
    ['s: { a|gt: 5 }', ['@a'], [{ kind: 'measure', name: '@a' }]],
  ])('%s grouped by %j', (detection, group, requirements) => {
    expect(made(rule(detection), { 'group-by': group }).requirements).toEqual(requirements)
  })

  test('of a correlation are what it groups by and counts', () => {
    const text = `title: many
correlation:
  type: value_count
  rules: [one]
  group-by: [user]
  timespan: 5m
  condition: { field: c, gte: 3 }
---
${rule()}`
    expect(made(text, {}).requirements).toEqual([
      { kind: 'facet', name: '@user' },
      { kind: 'facet', name: '@c' },
    ])
  })

  test('are comments in Terraform', () => {
    const format = datadogTerraform as unknown as Format
    const { text } = made(rule('s: { a|gt: 5 }'), { 'group-by': ['usr.id', 'c.d'] }, '', format)
    expect(text?.split('\n').slice(0, 3)).toEqual([
      '# Facets: @usr.id, @c.d',
      '# Measures: @a',
      'resource "datadog_security_monitoring_rule" "one" {',
    ])
  })
})
