import { describe, expect, test } from 'vitest'
import { elasticRule, elasticTerraform, elasticToml } from '../../backends/elastic/formats.js'
import { eql, esql, kql } from '../../backends/elastic/index.js'
import { findPipeline } from '../../pipelines/all.js'
import { loadNamedSchemas } from '../../schemas/index.js'
import { indexRules, makeArtifact, parseRules } from '../../src/index.js'
import { readResources, resourceProblems, ruleOf } from '../readers/elastic/kibana-terraform.js'
import { keys, make, plain } from './elastic-make.js'

const warnings = (text: string, asked: Parameters<typeof make>[1]): readonly string[] =>
  make(text, asked).diagnostics.flatMap(({ code, message }) => (code === 'no-counterpart' ? [message] : []))

describe('a data view', () => {
  test('replaces indices', () => {
    const options = { 'data-view': 'security', index: ['logs-*'] }
    expect(keys(['data_view_id', 'index'], plain, { options })).toEqual(['security', undefined])
    expect(keys(['data_view_id', 'index'], plain, { options: { index: ['logs-*'] } })).toEqual([undefined, ['logs-*']])
  })

  test('has no meaning in ES|QL', () => {
    const asked = { backend: esql, options: { 'data-view': 'security' } }
    expect(keys(['data_view_id'], plain, asked)).toEqual([undefined])
    expect(warnings(plain, asked)).toEqual([
      'a rule in the language `esql` cannot represent this: it has no setting for the option `data-view`',
    ])
  })
})

test('only EQL rules have a tiebreaker', () => {
  const options = { 'tiebreaker-field': 'event.sequence' }
  expect(keys(['tiebreaker_field'], plain, { backend: eql, options })).toEqual(['event.sequence'])
  expect(keys(['tiebreaker_field'], plain, { backend: kql, options })).toEqual([undefined])
  expect(warnings(plain, { options })).toEqual([
    'a rule in the language `kuery` cannot represent this: it has no setting for the option `tiebreaker-field`',
  ])
})

describe('integrations', () => {
  test.each([
    [['okta'], [{ package: 'okta', version: '*' }]],
    [['aws/cloudtrail'], [{ package: 'aws', version: '*', integration: 'cloudtrail' }]],
    [
      ['okta@^3.0.0', 'system'],
      [
        { package: 'okta', version: '^3.0.0' },
        { package: 'system', version: '*' },
      ],
    ],
    [['aws/cloudtrail@>=2 <4'.replace(' ', '')], [{ package: 'aws', version: '>=2<4', integration: 'cloudtrail' }]],
    [[], undefined],
  ])('%j', (integration, expected) => {
    expect(keys(['related_integrations'], plain, { options: { integration } })).toEqual([expected])
  })

  test('come from the state of pipelines', () => {
    const state = 'key: integration, val: [system, windows]'
    expect(keys(['related_integrations'], plain, { state })).toEqual([
      [
        { package: 'system', version: '*' },
        { package: 'windows', version: '*' },
      ],
    ])
    expect(keys(['setup'], plain, { state })).toEqual([
      '## Setup\n\nLog source: product `windows`.\n\nThe rule requires data of the integration `system` or `windows`, or similarly structured data.',
    ])
  })

  test('are packages in detection-rules', () => {
    const text = `${plain}id: 5d3f9c1e-6f2b-4c55-9a41-7b0f2d6c8e93\ndate: 2026-11-23\nauthor: Ann\n`
    const options = { integration: ['aws/cloudtrail@^2.0.0', 'aws'] }
    expect(make(text, { format: elasticToml, options }).text).toContain('integration = ["aws"]')
  })

  test.each(['', 'okta@', 'a b', 'okta/', 'okta@^3 || ^4'])('%j is none', (name) => {
    const text = `${plain}sigmacast: { elastic: { integration: [${JSON.stringify(name)}] } }\n`
    expect(make(text).diagnostics.map(({ code }) => code)).toContain('wrong-option')
  })
})

test.each([
  ['title: |\n  Cmd\n', 'Cmd'],
  ['title: |\n  Cmd of\n\n    a user \n', 'Cmd of a user'],
  ['title: " Cmd  x\\u2028\\r\\n y"\n', 'Cmd  x y'],
])('the name of a rule is one line: %j', (title, expected) => {
  expect(keys(['name', 'description'], plain.replace('title: Cmd\n', title))).toEqual([expected, expected])
})

describe('required fields', () => {
  const text = `title: t
logsource: { product: okta, service: okta }
detection:
  s: { eventType: user.session.start, client.ipAddress|cidr: 10.0.0.0/8, outcome.result: SUCCESS }
  condition: s
`
  const fieldsWith = async (hasSchemas: boolean): Promise<unknown> => {
    const pipelines = [findPipeline('ecs-okta')!]
    const namedSchemas = hasSchemas ? await loadNamedSchemas(pipelines) : []
    const rules = parseRules({ name: 'rule.yml', text }).flatMap(({ rule }) => rule ?? [])
    const settings = { pipelines, namedSchemas, rules: indexRules(rules), lossy: true }
    return JSON.parse(makeArtifact(rules[0]!, kql, elasticRule, settings).text!).required_fields
  }

  test('have the types of schemas, and say which are of the Elastic Common Schema', async () => {
    expect(await fieldsWith(true)).toEqual([
      { name: 'event.action', type: 'keyword', ecs: true },
      { name: 'event.dataset', type: 'keyword', ecs: true },
      { name: 'okta.client.ip', type: 'ip', ecs: false },
      { name: 'okta.outcome.result', type: 'keyword', ecs: false },
    ])
  })

  test('have the types of pipelines without schemas', async () => {
    expect(await fieldsWith(false)).toMatchObject([
      { name: 'event.action', type: 'keyword' },
      { name: 'event.dataset' },
      { name: 'okta.client.ip', type: 'ip' },
      { name: 'okta.outcome.result' },
    ])
  })

  test('are absent if no type is known', () => {
    expect(keys(['required_fields'], plain)).toEqual([undefined])
  })
})

describe('a Terraform resource', () => {
  const resource = async (text: string, asked: Parameters<typeof make>[1] = {}) => {
    const artifact = make(text, { ...asked, format: elasticTerraform })
    const [[address, body] = []] = await readResources(artifact.text ?? '')
    return { address, body: body ?? {}, problems: resourceProblems(body ?? {}), name: artifact.name?.name }
  }

  test('names the default indices of Kibana, which the provider requires', async () => {
    const { body, problems } = await resource(plain)
    expect(body.index).toContain('winlogbeat-*')
    expect(problems).toEqual([])
  })

  test.each([
    [{ index: ['a-*'] }, kql, { index: ['a-*'] }],
    [{ 'data-view': 'v' }, kql, { data_view_id: 'v' }],
    [{ index: ['a-*'] }, esql, { type: 'esql' }],
    [{ space: 'soc' }, eql, { space_id: 'soc', type: 'eql' }],
  ])('%j', async (options, backend, expected) => {
    const { body, problems } = await resource(plain, { options, backend })
    expect(body).toMatchObject(expected)
    expect(problems).toEqual([])
  })

  test('keeps the exceptions and actions that people attach in Kibana', async () => {
    const { body, problems } = await resource(plain)
    expect(body.lifecycle).toEqual([{ ignore_changes: ['actions', 'exceptions_list', 'response_actions'] }])
    expect(problems).toEqual([])
  })

  test('has a name, which no other rule of the file may have', async () => {
    expect(await resource(plain)).toMatchObject({
      address: 'elasticstack_kibana_security_detection_rule.cmd',
      name: 'elasticstack_kibana_security_detection_rule.cmd',
    })
    expect((await resource(plain, { options: { 'resource-name': 'own' } })).name).toBe(
      'elasticstack_kibana_security_detection_rule.own',
    )
  })

  test('cuts off a title that the provider rejects', async () => {
    const long = plain.replace('Cmd', 'é'.repeat(200))
    const { body, problems } = await resource(long)
    expect(problems).toEqual([])
    expect(body.name).toBe(`${'é'.repeat(126)}…`)
    expect(warnings(long, { format: elasticTerraform })).toEqual([
      'a Terraform resource cannot represent this: the title is longer than 255 bytes and is cut off',
    ])
  })

  test('contains no templates of Terraform', async () => {
    const hostile = `${plain}description: "\${a} %{b} $\${c}\\\\ \\"q\\" {{@x}}"\n`
    const { body } = await resource(hostile)
    expect(ruleOf(body).description).toBe(JSON.parse(make(hostile).text!).description)
  })
})
