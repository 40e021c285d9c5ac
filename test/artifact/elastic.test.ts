import { expect, test } from 'vitest'
import { authorsOf } from '../../backends/elastic/artifact/authors.js'
import { divergentPart } from '../../backends/elastic/artifact/divergent-kql.js'
import { elasticDsl, elasticNdjson } from '../../backends/elastic/formats.js'
import { eql, esql, kql, lucene } from '../../backends/elastic/index.js'
import { type Asked, correlation, firstSeen, keys, make, plain } from './elastic-make.js'

const MADE = '2ac93842-8756-5460-a900-57de8952fe87'

test('a rule without metadata has default settings', () => {
  expect(JSON.parse(make(plain).text!)).toEqual({
    name: 'Cmd',
    description: 'Cmd',
    // Derived from the path, because the rule has no id.
    rule_id: MADE,
    enabled: true,
    type: 'query',
    language: 'kuery',
    query: 'Image: "cmd.exe"',
    interval: '5m',
    from: 'now-9m',
    to: 'now',
    max_signals: 100,
    severity: 'low',
    risk_score: 21,
    timestamp_override: 'event.ingested',
    note: `## Triage and analysis

### How the query differs from the rule

- The query assumes: values in the events have the same letter case as in the rule`,
    setup: '## Setup\n\nLog source: product `windows`.',
  })
})

test.each([
  [kql, plain, ['query', 'kuery']],
  [lucene, plain, ['query', 'lucene']],
  [eql, plain, ['eql', 'eql']],
  [esql, plain, ['esql', 'esql']],
  [kql, correlation('event_count', '1h', '{ gte: 5 }'), ['threshold', 'kuery']],
  [lucene, correlation('event_count', '1h', '{ gte: 5 }'), ['threshold', 'lucene']],
  [esql, correlation('event_count', '1h', '{ gte: 5 }'), ['esql', 'esql']],
  [eql, correlation('event_count', '1h', '{ gte: 5 }'), ['eql', 'eql']],
  [kql, firstSeen('14d'), ['new_terms', 'kuery']],
  [lucene, firstSeen('14d'), ['new_terms', 'lucene']],
  [esql, firstSeen('14d'), ['esql', 'esql']],
])('the type follows from the language and from what the rule asks for: %#', (backend, text, expected) => {
  expect(keys(['type', 'language'], text, { backend })).toEqual(expected)
})

test.each([
  [kql, plain, {}, 'event.ingested'],
  [kql, correlation('event_count', '1h', '{ gte: 5 }'), {}, 'event.ingested'],
  [esql, correlation('event_count', '1h', '{ gte: 5 }'), {}, 'event.ingested'],
  [eql, plain, {}, 'event.ingested'],
  // A count of one is no sequence.
  [eql, correlation('event_count', '1h', '{ gte: 1 }'), {}, 'event.ingested'],
  [eql, correlation('event_count', '1h', '{ gte: 5 }'), {}, undefined],
  [eql, correlation('event_count', '1h', '{ gte: 5 }'), { 'timestamp-override': 'event.created' }, 'event.created'],
  [kql, plain, { 'timestamp-override': '' }, undefined],
])('sequences are selected by the time of their events, other rules by their arrival: %#', (backend, text, options, expected) => {
  expect(keys(['timestamp_override'], text, { backend, options })).toEqual([expected])
})

test.each([
  ['event_count', '{ gt: 5 }', { field: ['User'], value: 6 }],
  [
    'value_count',
    '{ field: Target, gte: 3 }',
    { field: ['User'], value: 1, cardinality: [{ field: 'Target', value: 3 }] },
  ],
])('a threshold: %s %s', (type, condition, expected) => {
  expect(keys(['threshold'], correlation(type, '1h', condition))).toEqual([expected])
})

test.each([
  [plain, {}, ['5m', 'now-9m']],
  [plain, { interval: '1h' }, ['1h', 'now-64m']],
  [plain, { interval: '10m', 'look-back': '30s' }, ['10m', 'now-630s']],
  [firstSeen('14d'), {}, ['5m', 'now-9m', 'now-14d']],
  [correlation('event_count', '1h', '{ gte: 5 }'), {}, ['5m', 'now-65m']],
  [correlation('event_count', '10m', '{ gte: 5 }'), {}, ['2m', 'now-12m']],
  [correlation('event_count', '30s', '{ gte: 5 }'), {}, ['1m', 'now-90s']],
  [correlation('event_count', '1h', '{ gte: 5 }'), { 'look-back': '5m', interval: '10m' }, ['10m', 'now-75m']],
])('interval and time range: %#', (text, options, expected) => {
  expect(keys(['interval', 'from', 'history_window_start'], text, { options })).toEqual([
    ...expected,
    ...(expected.length === 2 ? [undefined] : []),
  ])
})

test('a query for several events covers the time span and four more minutes', () => {
  const text = correlation('event_count', '1h', '{ gte: 5 }')
  expect(keys(['interval', 'from'], text, { backend: eql })).toEqual(['5m', 'now-69m'])
  expect(keys(['interval', 'from'], text, { backend: esql })).toEqual(['5m', 'now-69m'])
})

test('a first-seen rule runs at the interval of its query, and its history begins before a run', () => {
  const asked = { backend: esql, targetOptions: { recent: '2m' } }
  expect(keys(['interval', 'from'], firstSeen('1h'), asked)).toEqual(['2m', 'now-64m'])
  expect(keys([], firstSeen('1h'), { ...asked, options: { interval: '3m' } })).toBe(
    'cannot produce a Kibana rule: its query finds new values of the last 2m, and it would run every 3m',
  )
  expect(keys([], firstSeen('9m'))).toBe(
    'cannot produce a Kibana rule: a run searches 9m, and its history window of 9m must be longer',
  )
  expect(keys(['history_window_start'], firstSeen('9m'), { options: { interval: '4m' } })).toEqual(['now-9m'])
})

test.each([
  ['', {}, ['low', 21, undefined]],
  ['level: informational', {}, ['low', 1, 'default']],
  ['level: low', {}, ['low', 21, undefined]],
  ['level: medium', {}, ['medium', 47, undefined]],
  ['level: high', {}, ['high', 73, undefined]],
  ['level: critical', {}, ['critical', 99, undefined]],
  ['level: high', { severity: 'low' }, ['low', 21, undefined]],
  ['level: high', { 'risk-score': 50 }, ['high', 50, undefined]],
  ['level: informational', { 'building-block': false, severity: 'medium' }, ['medium', 47, undefined]],
  ['level: high', { 'building-block': true }, ['high', 73, 'default']],
])('severity, risk and building blocks: %s %j', (level, options, expected) => {
  expect(keys(['severity', 'risk_score', 'building_block_type'], `${plain}${level}\n`, { options })).toEqual(expected)
})

test.each([
  ['id: 5D3F9C1E-6f2b-4c55-9a41-7b0f2d6c8e93', '5d3f9c1e-6f2b-4c55-9a41-7b0f2d6c8e93'],
  ['name: A_name', 'a-name'],
  ['id: my-rule', '1b50284b-659a-5004-9f0c-c2a2bda92aac'],
  ['', MADE],
])('the rule_id is stable: %s', (line, expected) => {
  const { text, name } = make(`${plain}${line}\n`)
  expect([JSON.parse(text!).rule_id, name]).toEqual([expected, { kind: 'rule_id', name: expected }])
})

test('warns that a derived id changes when the file moves', () => {
  const { diagnostics } = make(plain)
  expect(diagnostics.map(({ code, message }) => [code, message])).toEqual([
    ['made-id', `the rule has no id; \`${MADE}\` is derived from its path, so moving the file changes it`],
  ])
})

test('a rule without a title is named after its file', () => {
  const untitled = plain.replace('Cmd', "' '")
  expect(keys(['name', 'description', 'rule_id'], `${untitled}name: N\n`)).toEqual(['rule', 'rule', 'n'])
})

test.each([
  ['Вход через Windows', 'Выход через Windows'],
  ['C++ x', 'C x'],
  ['Café', 'Cafe'],
  ["User's x", 'Users x'],
])('different names are different rules: %s, %s', (one, other) => {
  const [[first], [second]] = [one, other].map((name) =>
    keys(['rule_id'], `${plain}name: ${JSON.stringify(name)}\n`),
  ) as [[string], [string]]
  expect(first).toBe(one)
  expect(second).not.toBe(first)
})

test('takes indices from the option, or else from pipelines', () => {
  const state = 'key: index, val: [logs-a*, logs-b*]'
  expect(keys(['index'], plain)).toEqual([undefined])
  expect(keys(['index'], plain, { state })).toEqual([['logs-a*', 'logs-b*']])
  expect(keys(['index'], plain, { state: 'key: index, val: logs-a*' })).toEqual([['logs-a*']])
  expect(keys(['index'], plain, { state, options: { index: ['c'] } })).toEqual([['c']])
  expect(keys(['index'], plain, { backend: eql, options: { index: ['c'] } })).toEqual([['c']])
})

test.each([
  [plain, { 'suppress-by': ['a'] }, [{ group_by: ['a'], missing_fields_strategy: 'suppress' }]],
  [
    plain,
    { 'suppress-by': ['a', 'b'], 'suppress-for': '2d' },
    [{ group_by: ['a', 'b'], duration: { value: 48, unit: 'h' }, missing_fields_strategy: 'suppress' }],
  ],
  [
    plain,
    { 'suppress-by': ['a', 'b', 'c', 'd'] },
    'invalid value of the option `suppress-by`: a rule can have at most three fields',
  ],
  [plain, { 'suppress-for': '1h' }, 'invalid value of the option `suppress-for`: it requires `suppress-by`'],
  [correlation('event_count', '1h', '{ gte: 5 }'), { 'suppress-for': '90s' }, [{ duration: { value: 90, unit: 's' } }]],
  [
    correlation('event_count', '1h', '{ gte: 5 }'),
    { 'suppress-by': ['a'], 'suppress-for': '90s' },
    'invalid value of the option `suppress-by`: a threshold rule always suppresses by the fields that it groups by',
  ],
])('alert suppression: %#', (text, options, expected) => {
  expect(keys(['alert_suppression'], text, { options })).toEqual(expected)
})

test('takes tags from the rule and its status, or from the option', () => {
  const text = `${plain}status: test\ntags: [attack.execution, cve.2024-1]\n`
  expect(keys(['tags'], text)).toEqual([['attack.execution', 'cve.2024-1', 'Status: test']])
  expect(keys(['tags'], text, { options: { tags: ['a'] } })).toEqual([['a']])
  expect(keys(['tags'], `${text}sigmacast: { elastic: { tags: [b] } }\n`, { options: { tags: ['a'] } })).toEqual([
    ['b'],
  ])
})

test('copies metadata: guide, setup, fields, references, authors', () => {
  const text = `${plain.replace('product: windows', 'product: windows, definition: Needs auditing')}status: stable
description: "  What it finds.\\n"
references: [https://example.com/a]
falsepositives: [Backups]
fields: ['User', 'list{}.id']
date: 2026-01-02
modified: 2026-02-03
related: [{ id: 5d3f9c1e-6f2b-4c55-9a41-7b0f2d6c8e93, type: derived }]
scope: [server]
author: Ann (a, b), Bob
license: MIT
sigmacast: { strategy: How., response: "- Look.\\n- Act." }
prevention: [One., "Two\\nlines."]
comments: A word.
`
  const names = [
    'description',
    'references',
    'false_positives',
    'investigation_fields',
    'author',
    'license',
    'note',
    'setup',
  ]
  expect(keys(names, text)).toEqual([
    'What it finds.',
    ['https://example.com/a'],
    ['Backups'],
    { field_names: ['User', 'list.id'] },
    ['Ann (a, b)', 'Bob'],
    'MIT',
    [
      '## Triage and analysis',
      '### How the rule works',
      'How.',
      '### Response',
      '- Look.\n- Act.',
      '### Prevention',
      '- One.\n- Two\n  lines.',
      '### Comments',
      '- A word.',
      '### Origin',
      '- Sigma rule of 2026-01-02\n- Modified on 2026-02-03\n- Related: 5d3f9c1e-6f2b-4c55-9a41-7b0f2d6c8e93 (derived)\n- Scope: server',
      '### How the query differs from the rule',
      '- The query assumes: values in the events have the same letter case as in the rule',
    ].join('\n\n'),
    '## Setup\n\nLog source: product `windows`.\n\nNeeds auditing',
  ])
})

test('ES|QL without statistics must request event ids', () => {
  const asked = { backend: esql, targetOptions: { metadata: false } }
  expect(keys([], plain, asked)).toBe(
    'cannot produce a Kibana rule: a query without `STATS` requires `METADATA _id`; set the option `metadata`',
  )
  expect(keys(['type'], correlation('event_count', '1h', '{ gte: 5 }'), asked)).toEqual(['esql'])
})

test.each([
  ['', []],
  ['Ann', ['Ann']],
  ['Ann, Bob;Cy\nDi', ['Ann', 'Bob', 'Cy', 'Di']],
  ['Ann (@ann, Example), Bob (x; y)', ['Ann (@ann, Example)', 'Bob (x; y)']],
  ['Ann, , Ann,', ['Ann']],
  ['Ann (open, Bob', ['Ann (open, Bob']],
  ['Ann), Bob', ['Ann)', 'Bob']],
])('authors: %j', (text, expected) => {
  expect(authorsOf(text)).toEqual(expected)
})

test('an import line is a single line for every line reader', () => {
  const text = `${plain}description: "a\\u2028b\\u2029c\\u0085d\\ne"\n`
  const line = make(text, { format: elasticNdjson }).text!
  expect(line.split(/[\n\r\u0085\u2028\u2029]/u).length).toBe(1)
  expect(JSON.parse(line).description).toBe('a\u2028b\u2029c\u0085d\ne')
})

const body = (text: string, asked: Asked) => {
  const artifact = make(text, { format: elasticDsl, ...asked })
  return artifact.text === null ? artifact.diagnostics.at(-1)?.message : JSON.parse(artifact.text)
}

test('bodies of requests', () => {
  const options = { last: '24h' }
  const filter = { range: { '@timestamp': { gte: 'now-24h' } } }
  const kuery = { kql: { query: 'Image: "cmd.exe"', case_insensitive: false } }
  const luceneQuery = { query_string: { query: 'Image:"cmd.exe"', analyze_wildcard: true } }
  expect(body(plain, { backend: kql })).toEqual({ query: kuery })
  expect(body(plain, { backend: kql, options })).toEqual({ query: { bool: { filter: [kuery, filter] } } })
  expect(body(plain, { backend: lucene })).toEqual({ query: luceneQuery })
  expect(body(plain, { backend: eql })).toEqual({ query: 'any where Image : "cmd.exe"' })
  expect(body(plain, { backend: eql, options })).toEqual({ query: 'any where Image : "cmd.exe"', filter })
  expect(body(plain, { backend: esql, options })).toEqual({
    query: 'FROM logs-* METADATA _id, _index, _version | WHERE TO_LOWER(Image) == "cmd.exe"',
    filter,
  })
  expect(body(firstSeen('14d'), { backend: kql })).toBe(
    'cannot produce a search request: a search request cannot find new values; ES|QL can',
  )
})

test('a threshold in a request returns the groups that reach it', () => {
  const { size, query, aggs } = body(correlation('event_count', '10m', '{ gte: 5 }'), { backend: lucene })
  expect([size, query.bool.filter[1], aggs]).toEqual([
    0,
    { range: { '@timestamp': { gte: 'now-10m' } } },
    {
      groups: {
        composite: { size: 10_000, sources: [{ User: { terms: { field: 'User' } } }] },
        aggs: { least: { bucket_selector: { buckets_path: { count: '_count' }, script: 'params.count >= 5' } } },
      },
    },
  ])
  const alone = correlation('value_count', '10m', '{ field: Target, gte: 5 }').replace('[User]', '[]')
  expect(body(alone, { backend: kql }).aggs).toEqual({
    groups: {
      filters: { filters: { all: { match_all: {} } } },
      aggs: {
        values: { cardinality: { field: 'Target' } },
        least: {
          bucket_selector: {
            buckets_path: { count: '_count', values: 'values' },
            script: 'params.count >= 1 && params.values >= 5',
          },
        },
      },
    },
  })
})

test.each([
  ['a: "b" and not c: (d* or "e\\\\f\\"")', undefined],
  ['a: * and b >= 5 or c: true', undefined],
  ['a: "C:\\\\"', '"C:\\\\"'],
  ['a: *\\\\cmd.exe', '*\\\\cmd.exe'],
  ['a: b and c: foo* bar', 'foo*'],
  ['a: foo bar*', 'bar*'],
  ['a: *x?', '*x?'],
  ['a: "*x?"', undefined],
  ['"my field": b', '"my field"'],
  ['a: "x" and "y z" < 5', '"y z"'],
  ['a: (not b* or "c")', undefined],
])('Elasticsearch reads KQL otherwise: %s', (query, expected) => {
  expect(divergentPart(query)).toBe(expected)
})
