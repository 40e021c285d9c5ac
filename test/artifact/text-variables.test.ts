import { describe, expect, test } from 'vitest'
import { backends as onDemand } from '../../backends/index.js'
import { loadTargetFormats } from '../../src/backend/targets.js'
import { indexRules, makeArtifact, parsePipeline, parseRules } from '../../src/index.js'
import { fieldMentions } from '../../src/rule/field-mentions.js'
import { readMessage } from '../readers/datadog/datadog-message.js'

const backends = await loadTargetFormats(onDemand)

describe('a mention', () => {
  test.each([
    ['{{ actor.alternateId }}', ['actor.alternateId']],
    ['{{a}}{{b}}', ['a', 'b']],
    ['{{ data.list{}.id }} {{ data.list{} }} {{list{}}}', ['data.list{}.id', 'data.list{}', 'list{}']],
    ['{{ cs-uri }} {{ _x }} {{ größe }}', ['cs-uri', '_x', 'größe']],
    ['{{\tuser }}', ['user']],
    ['{{@usr.email}} {{ @usr.email }}', []],
    ['{{#if a}}x{{else}}y{{/if}} {{^a}} {{> a}} {{! a}} {{&a}}', []],
    ['{{{a}}} {{{{raw}}}}a{{{{/raw}}}} {{{a}} {{a}}}', []],
    ['{{ 7*7 }} {{ a b }} {{ a | upper }} {{ a() }} {{ 1 }} {{ .a }} {{ a. }} {{ a..b }} {{}} {{ }}', []],
    ['{{ a\n}} { { a } } {{ a } }', []],
  ])('%s', (text, names) => {
    expect(fieldMentions(text).map(({ name }) => name)).toEqual(names)
  })

  test('takes work that grows with the text', () => {
    expect(fieldMentions('{{ a'.repeat(20_000))).toEqual([])
    expect(fieldMentions(`{{${' '.repeat(50_000)}a`)).toEqual([])
    expect(fieldMentions(`{{ ${'a.'.repeat(50_000)}`)).toEqual([])
  })
})

const RENAMES = `
transformations:
  - type: field_name_mapping
    mapping:
      actor.alternateId: usr.email
      target.id: 'asset id'
      client.ip: [src, dst]
      eventType: eventType
`

const RULE = `title: t
id: 5d3f9c1e-6f2b-4c55-9a41-7b0f2d6c8e93
description: $1 of {{ actor.alternateId }} for $2
logsource: { product: okta }
detection:
  s: { eventType: e }
  condition: s
`

interface Case {
  readonly target: string
  readonly format: string
  readonly options?: object
  readonly text?: string
  readonly targetOptions?: object
}

function made({ target, format: name, options = {}, text = RULE, targetOptions = {} }: Case) {
  const backend = backends.get(target)!
  const format = backend.formats.find((one) => one.name === name)!
  const { pipeline } = parsePipeline({ name: 'p.yml', text: RENAMES })
  const rules = parseRules({ name: 'rule.yml', text }).flatMap(({ rule }) => rule ?? [])
  const settings = {
    pipelines: [pipeline!],
    rules: indexRules(rules),
    lossy: true,
    formatOptions: options as never,
    options: targetOptions as never,
  }
  const artifact = makeArtifact(rules[0]!, backend, format, settings)
  const about = artifact.diagnostics.filter(({ code }) => /-in-text$|no-counterpart/.test(code))
  return { text: artifact.text ?? '', about: about.map(({ code, message }) => `${code}: ${message}`) }
}

const linesWith = (text: string, part: string): readonly string[] =>
  text.split('\n').filter((line) => line.includes(part))

describe('a text shows a field in the notation of the platform', () => {
  test.each<[Case, string]>([
    [{ target: 'datadog', format: 'rule' }, '$1 of {{@usr.email}} for $2'],
    [{ target: 'datadog', format: 'terraform' }, '$1 of {{@usr.email}} for $2'],
    [{ target: 'splunk', format: 'savedsearches' }, 'description = $1 of $result.usr.email$ for $2'],
    [
      { target: 'splunk', format: 'savedsearches', options: { email: ['a@b.c'] } },
      '\n＄1 of $result.usr.email$ for ＄2',
    ],
    [{ target: 'splunk', format: 'terraform' }, '= "$1 of $result.usr.email$ for $2'],
    [{ target: 'splunk', format: 'es' }, 'rule_description = ＄1 of $usr.email$ for ＄2'],
    [{ target: 'kql', format: 'rule' }, '"description": "$1 of usr.email for $2"'],
    [{ target: 'esql', format: 'ndjson' }, '"description":"$1 of usr.email for $2"'],
    [
      { target: 'auth0', format: 'jq', text: RULE.replace('okta', 'auth0').replace('eventType: e', 'type: s') },
      '# $1 of usr.email for $2',
    ],
    [
      { target: 'auth0', format: 'request', text: RULE.replace('okta', 'auth0').replace('eventType: e', 'type: s') },
      '# $1 of usr.email for $2',
    ],
  ])('%j', (settings, expected) => {
    const { text, about } = made(settings)
    expect(text).toContain(expected)
    expect(about).toEqual([])
  })

  test.each([
    ['strategy', 'sigmacast: { strategy: "{{ actor.alternateId }}" }'],
    ['response', 'sigmacast: { response: "{{ actor.alternateId }}" }'],
    ['explanation', 'explanation: "{{ actor.alternateId }}"'],
    ['prevention', 'prevention: ["{{ actor.alternateId }}"]'],
    ['comments', 'comments: ["{{ actor.alternateId }}"]'],
    ['falsepositives', 'falsepositives: ["{{ actor.alternateId }}"]'],
  ])('in the key %s', (_, line) => {
    const text = RULE.replace(/description.*/, line)
    expect(made({ target: 'datadog', format: 'rule', text }).text).toContain('{{@usr.email}}')
    expect(made({ target: 'splunk', format: 'savedsearches', text }).text).toContain('$result.usr.email$')
    expect(made({ target: 'kql', format: 'rule', text }).text).toContain('usr.email')
  })

  test('titles and references mention nothing', () => {
    const text = `${RULE.replace(/title.*\n.*\ndescription.*/, 'title: "{{ eventType }}"')}references: ["https://a.example/{{ eventType }}"]\n`
    expect(readMessage(JSON.parse(made({ target: 'datadog', format: 'rule', text }).text).message).text).toContain(
      'https://a.example/{{ eventType }}',
    )
    expect(JSON.parse(made({ target: 'kql', format: 'rule', text }).text)).toMatchObject({
      name: '{{ eventType }}',
      references: ['https://a.example/{{ eventType }}'],
    })
  })
})

describe('options', () => {
  test('contain variables of the platform and mentions', () => {
    const message = '{{#is_alert}}{{ actor.alternateId }} on {{host.name}} {{@evt.name}} @team{{/is_alert}}'
    const { text, about } = made({ target: 'datadog', format: 'rule', options: { message } })
    expect(JSON.parse(text).message).toBe(
      '{{#is_alert}}{{@usr.email}} on {{host.name}} {{@evt.name}} @team{{/is_alert}}',
    )
    expect(about).toEqual([])
  })

  test('of a notable event contain its tokens', () => {
    const options = {
      'notable-title': '{{ actor.alternateId }} and $dest$',
      'notable-description': 'by {{ eventType }}',
      'risk-objects': ['user'],
      'risk-message': '{{ actor.alternateId }}',
    }
    const { text } = made({ target: 'splunk', format: 'es', options })
    expect(linesWith(text, 'rule_title')).toEqual(['action.notable.param.rule_title = $usr.email$ and $dest$'])
    expect(linesWith(text, 'rule_description')).toEqual(['action.notable.param.rule_description = by $eventType$'])
    expect(linesWith(text, '_risk_message')).toEqual(['action.risk.param._risk_message = $usr.email$'])
  })
})

describe('diagnostics', () => {
  const about = (mention: string, target: string, format: string): readonly string[] =>
    made({ target, format, text: RULE.replace('{{ actor.alternateId }}', `{{ ${mention} }}`) }).about

  test('an unknown field stays as written, and inert', () => {
    const text = RULE.replace('{{ actor.alternateId }}', '{{ nobody }}')
    const { text: artifact, about } = made({ target: 'datadog', format: 'rule', text })
    expect(about).toEqual([
      'unknown-field-in-text: the text mentions the unknown field `nobody`, so it stays as written',
    ])
    expect(JSON.parse(artifact).message).toContain('{{{{raw}}}}$1 of {{ nobody }} for $2{{{{/raw}}}}')
  })

  test('a name that the platform cannot write stays as written', () => {
    expect(about('target.id', 'datadog', 'rule')).toEqual([
      'no-counterpart: a text of the format `rule` cannot represent this: a variable cannot contain the attribute name `asset id`',
    ])
    expect(about('target.id', 'splunk', 'savedsearches')).toEqual([
      'no-counterpart: a text of the format `savedsearches` cannot represent this: a token cannot contain the field name `asset id`',
    ])
    expect(about('target.id', 'kql', 'rule')).toEqual([])
  })

  test('of several names, a text shows the first', () => {
    for (const [target, format] of [
      ['datadog', 'rule'],
      ['splunk', 'es'],
      ['eql', 'rule'],
    ] as const)
      expect(about('client.ip', target, format)).toEqual([
        'alternatives-in-text: `client.ip` maps to several fields; the text only shows `src`, not dst',
      ])
  })

  test('formats without texts report none', () => {
    for (const format of ['query', 'json', 'dsl']) expect(about('nobody', 'kql', format)).toEqual([])
  })

  test('results of a table have no other fields', () => {
    const text = `${RULE}fields: [eventType]\n`
    const { about } = made({ target: 'splunk', format: 'savedsearches', text, targetOptions: { table: true } })
    expect(about).toEqual([
      'no-counterpart: a text of the format `savedsearches` cannot represent this: the results of the search lack the field `usr.email`',
    ])
  })

  test('`fields` make a name known', () => {
    const text = `${RULE.replace('{{ actor.alternateId }}', '{{ nobody }}')}fields: [nobody]\n`
    const { text: artifact, about } = made({ target: 'splunk', format: 'savedsearches', text })
    expect(artifact).toContain('$1 of $result.nobody$ for $2')
    expect(about).toEqual([])
  })
})

describe('a correlation', () => {
  const correlation = (extra: string, description: string): string => `title: many
id: 5d3f9c1e-6f2b-4c55-9a41-7b0f2d6c8e93
description: ${description}
correlation:
  type: temporal
  rules: [one, two]
  group-by: [who]
  timespan: 5m
  aliases:
    who: { one: actor.alternateId, two: TargetUserName }
    ${extra}
---
title: one
name: one
logsource: { product: okta }
detection: { s: { eventType: a }, condition: s }
---
title: two
name: two
logsource: { product: windows }
detection: { s: { EventID: 1, TargetUserName: x }, condition: s }
`

  test.each([
    ['splunk', 'savedsearches', 'description = of $result.who$'],
    ['esql', 'rule', '"description": "of who"'],
  ])('shows an alias as a field of the results: %s', (target, format, expected) => {
    const { text, about } = made({ target, format, text: correlation('', 'of {{ who }}') })
    expect(text).toContain(expected)
    expect(about).toEqual([])
  })

  test('shows the first name of an alias if results keep both', () => {
    const { text, about } = made({ target: 'datadog', format: 'rule', text: correlation('', 'of {{ who }}') })
    expect(JSON.parse(text).message).toContain('of {{@usr.email}}')
    expect(about).toEqual([
      'alternatives-in-text: `who` maps to several fields; the text only shows `usr.email`, not TargetUserName',
    ])
  })

  test('rows of statistics have no other fields', () => {
    const { about } = made({ target: 'esql', format: 'rule', text: correlation('', 'of {{ eventType }}') })
    expect(about).toEqual([
      'no-counterpart: a text of the format `rule` cannot represent this: alerts of this rule lack the field `eventType`, so its value is not shown',
    ])
  })

  test('knows the fields of any of its rules', () => {
    const text = correlation('', 'of {{ eventType }} and {{ EventID }}')
    const { text: artifact, about } = made({ target: 'splunk', format: 'savedsearches', text })
    expect(artifact).toContain('of $result.eventType$ and $result.EventID$')
    expect(about).toEqual([])
  })
})

describe('the investigation guide', () => {
  const guide = (response: string): string => {
    const text = RULE.replace(/description.*/, `sigmacast: { response: ${JSON.stringify(response)} }`)
    return JSON.parse(made({ target: 'kql', format: 'rule', text }).text).note
  }

  test('writes names as code once', () => {
    expect(guide('Ask {{ actor.alternateId }}.')).toContain('Ask `usr.email`.')
    expect(guide('Ask `{{ actor.alternateId }}`.')).toContain('Ask `usr.email`.')
    expect(guide('`a` {{ actor.alternateId }}')).toContain('`a` `usr.email`')
  })

  test('has one button per field, in a paragraph of its own', () => {
    const note = guide('{{ actor.alternateId }} {{actor.alternateId}} {{ eventType }}')
    const buttons = note.split('\n\n').filter((line) => line.startsWith('!{investigate{'))
    expect(buttons.map((line) => JSON.parse(line.slice('!{investigate'.length, -1)).providers[0][0])).toEqual(
      ['usr.email', 'eventType'].map((field) => ({
        excluded: false,
        field,
        queryType: 'phrase',
        value: `{{${field}}}`,
        valueType: 'string',
      })),
    )
  })

  test('has no button for a name that placeholders cannot contain', () => {
    expect(guide('{{ target.id }}')).toContain('`asset id`')
    expect(guide('{{ target.id }}')).not.toContain('!{')
  })
})

test('hostile texts stay inert beside variables', () => {
  const description =
    '@{{ actor.alternateId }} {{#is_alert}}@all{{/is_alert}} {{{{/raw}}}} {{@x}}{{ eventType }}$user$ {'
  const text = RULE.replace(/description.*/, `description: ${JSON.stringify(description)}`)
  const { message } = JSON.parse(made({ target: 'datadog', format: 'rule', text }).text)
  const { text: shown, mentions } = readMessage(message)
  expect(mentions).toEqual([])
  expect(shown.replaceAll('\u2060', '')).toContain('{{#is_alert}}@all{{/is_alert}} {{{{/raw}}}} {{@x}}')
  const es = made({ target: 'splunk', format: 'es', text }).text
  expect(linesWith(es, 'rule_description')[0]).toContain('$usr.email$')
  expect(linesWith(es, 'rule_description')[0]).not.toContain('$user$')
})
