// Requirements of the repository detection-rules.
import { expect, test } from 'vitest'
import { elasticToml } from '../../backends/elastic/formats.js'
import { eql, esql, kql } from '../../backends/elastic/index.js'
import { type Asked, correlation, firstSeen, make, plain } from './elastic-make.js'
import { readToml } from './elastic-validity.js'

const head = 'id: 5d3f9c1e-6f2b-4c55-9a41-7b0f2d6c8e93\ndate: 2026-01-02\nauthor: Ann\n'
const filed = `${plain}${head}`
const said = (text: string, asked: Asked = {}): readonly string[] =>
  make(text, { format: elasticToml, ...asked }).diagnostics.map(({ severity, message }) => `${severity}: ${message}`)
const FILE = 'error: cannot produce a detection-rules file:'

/** Some keys of the rule in a file. */
function written(names: readonly string[], text: string, asked: Asked = {}): readonly unknown[] {
  const artifact = make(text, { format: elasticToml, ...asked })
  if (artifact.text === null) throw new Error(artifact.diagnostics.join('\n'))
  const { rule } = readToml(artifact.text)
  return names.map((name) => (rule as Readonly<Record<string, unknown>>)[name])
}

test('requires a date and an author, and generates a UUID if the rule has none', () => {
  expect(said(plain)).toEqual([
    'warning: the rule has no id; `2ac93842-8756-5460-a900-57de8952fe87` is derived from its path, so moving the file changes it',
    `${FILE} the rule requires a \`date\``,
    `${FILE} the rule requires an \`author\`, or the option \`author\``,
  ])
  expect(said(filed)).toEqual([])
  expect(written(['author'], filed.replace('author: Ann\n', ''), { options: { author: ['Bob'] } })).toEqual([['Bob']])
})

test('requires a risk score of at least 1', () => {
  expect(said(filed, { options: { 'risk-score': 0 } })).toEqual([
    `${FILE} the minimum risk score of detection-rules is 1`,
  ])
})

test.each(['Команда', 'Cmd!', 'C'])('the repository’s own folder accepts no rule with the title %s', (title) => {
  expect(said(filed.replace('Cmd', title))).toEqual([
    'warning: the folder `rules` of detection-rules cannot represent this: its titles must begin and end with ASCII letters or digits; folders of custom rules accept any title',
  ])
})

test.each([
  ["*'ash *", "*'ash *"],
  ['*Documents and Settings*', String.raw`*Documents \and Settings*`],
  ['one two*three', undefined],
  ['one two three*four', 'one two three*four'],
  ['*sh -c *', undefined],
  ["*it's*", undefined],
  ['*and*', undefined],
  ['and *x', 'and *x'],
])('warns of a value that the parser of the repository rejects: %s', (value, part) => {
  const text = filed.replace('Image: cmd.exe', `Image: ${JSON.stringify(value)}`)
  const warnings = said(text, { backend: kql }).filter((message) => message.includes('parser'))
  expect(warnings).toEqual(
    part === undefined
      ? []
      : [
          `warning: the parser of detection-rules cannot represent this: its grammar lacks the value \`${part}\`, which Kibana reads`,
        ],
  )
})

test('requires a building block to run hourly with a look-back of two hours', () => {
  const block = `${filed}level: informational\n`
  expect(written(['interval', 'from', 'building_block_type'], block)).toEqual(['1h', 'now-119m', 'default'])
  expect(written(['interval', 'from'], block, { options: { 'building-block': false } })).toEqual(['5m', 'now-9m'])
  expect(written(['interval', 'from'], block, { options: { interval: '2h' } })).toEqual(['2h', 'now-124m'])
  expect(said(block, { options: { interval: '5m' } })).toEqual([
    `${FILE} a building block rule may run at most once per hour`,
  ])
  expect(said(block, { options: { 'look-back': '0' } })).toEqual([
    `${FILE} a building block rule must look back at least 119 minutes; increase \`look-back\``,
  ])
})

test('writes a version only if it is set', () => {
  expect(written(['version'], filed)).toEqual([undefined])
  expect(written(['version'], filed, { options: { version: 7 } })).toEqual([7])
})

test('takes integrations from pipelines or from the caller', () => {
  const lines = (asked: Asked) => make(filed, { format: elasticToml, ...asked }).text!.split('\n')
  expect(lines({ state: 'key: integration, val: okta' })).toContain('integration = ["okta"]')
  expect(lines({ options: { integration: ['aws'] }, state: 'key: integration, val: okta' })).toContain(
    'integration = ["aws"]',
  )
  expect(lines({}).some((line) => line.startsWith('integration'))).toBe(false)
})

test.each([
  ['okta_one.kql', 'okta_one_kql.toml'],
  ['Okta-One (2).rule.kql', 'okta_one_2_rule_kql.toml'],
  ['Ünï.eql', 'n_eql.toml'],
  ['日本', 'rule.toml'],
  ['__x__', 'x.toml'],
])('the file of %s is called %s', (stem, name) => {
  expect(elasticToml.fileName?.(stem)).toBe(name)
  expect(name).toMatch(/^[a-z0-9_]+\.toml$/)
})

test('adds `KEEP` to an ES|QL query', () => {
  expect(written(['query'], filed, { backend: esql })[0]).toMatch(/ \| KEEP \*$/)
  expect(written(['query'], filed, { backend: esql, embed: ' | keep a' })[0]).toMatch(/ \| keep a$/)
})

test('a threshold over more than three fields sets a minimum version', () => {
  const of = (groups: string) => {
    const text = correlation('event_count', '1h', '{ gte: 5 }')
      .replace('[User]', groups)
      .replace('title: Many\n', `title: Many\n${head}`)
    return make(text, { format: elasticToml, backend: kql }).text!.split('\n')
  }
  expect(of('[a, b, c, d]')).toEqual(
    expect.arrayContaining([
      'min_stack_comments = "Older versions group by at most three fields"',
      'min_stack_version = "9.2.0"',
    ]),
  )
  expect(of('[a, b, c]').some((line) => line.startsWith('min_stack'))).toBe(false)
})

const sequence = (timespan: string): string =>
  correlation('event_count', timespan, '{ gte: 5 }').replace('title: Many\n', `title: Many\n${head}`)

test.each([
  ['2m', {}, '5m', []],
  ['10m', {}, '5m', []],
  ['1h', {}, '30m', []],
  ['2h', {}, '1h', []],
  ['3h', {}, '1h', ['90m']],
  ['1h', { interval: '10m' }, '10m', ['30m']],
  ['1h', { interval: '45m' }, '45m', []],
  ['2m', { interval: '30s' }, '30s', []],
])('a sequence over %s runs once per half of its time span, but at least hourly: %j', (timespan, options, interval, least) => {
  const asked = { backend: eql, options }
  expect(written(['interval'], sequence(timespan), asked)).toEqual([interval])
  expect(said(sequence(timespan), asked)).toEqual(
    least.map(
      (time) =>
        `warning: the test suite of detection-rules cannot represent this: the interval of a sequence must be at least half of its time span: ${time}`,
    ),
  )
  expect(written(['interval'], sequence('3h'), { backend: kql })).toEqual(['5m'])
})

const SUITE = 'warning: the test suite of detection-rules cannot represent this:'

test.each([
  ['level: medium', { 'risk-score': 80 }, [`${SUITE} the risk score of the severity \`medium\` must be from 22 to 47`]],
  ['level: medium', { 'risk-score': 80, severity: 'critical' }, []],
  ['level: high', { severity: 'low' }, []],
  ['level: low', { 'risk-score': 22 }, [`${SUITE} the risk score of the severity \`low\` must be from 0 to 21`]],
  [
    'level: low',
    { version: 7 },
    ['warning: the version lock of detection-rules cannot represent this: it counts versions itself'],
  ],
])('warns of settings that the repository rejects: %j %j', (level, options, expected) => {
  expect(said(`${filed}${level}\n`, { options })).toEqual(expected)
})

test('buttons of the guide are a table, and placeholders in the guide', () => {
  const text = `${filed}fields: [User]\nsigmacast: { response: 'Ask {{ User }}, {{ Image }}: $100 $name' }\n`
  const artifact = make(text, { format: elasticToml }).text!
  const { rule, transform } = readToml(artifact)
  const investigate = ['User', 'Image'].map((field) => ({
    label: `Events with the same ${field}`,
    providers: [[{ excluded: false, field, queryType: 'phrase', value: `{{${field}}}`, valueType: 'string' }]],
  }))
  expect(transform).toEqual({ investigate })
  const { note } = rule as { readonly note: string }
  expect(note).toContain('\n\n$investigate_0\n\n$investigate_1\n\n')
  // The build replaces `$$` by `$`.
  expect(note).toContain(': $$100 $$name')
  expect(note).toMatch(
    /\n\n> This investigation guide uses the \[Investigate Markdown Plugin\].*unrendered Markdown in this guide\.$/,
  )
  expect(note).not.toContain('!{investigate')
  // A guide without buttons is no template.
  expect(written(['note'], `${filed}sigmacast: { response: '$100' }\n`)[0]).toContain('\n\n$100')
})

test('writes new terms as pairs', () => {
  expect(written(['new_terms_fields', 'history_window_start'], `${firstSeen('14d')}${head}`)).toEqual([
    ['User'],
    'now-14d',
  ])
})

test.each([
  ['status: test\nmodified: 2026-02-03', {}, ['maturity = "production"', 'updated_date = "2026/02/03"']],
  ['status: experimental', {}, ['maturity = "experimental"', 'updated_date = "2026/01/02"']],
  ['', {}, ['maturity = "development"', 'updated_date = "2026/01/02"']],
  ['', { maturity: 'beta' }, ['maturity = "beta"', 'updated_date = "2026/01/02"']],
  ['status: deprecated', {}, ['deprecation_date = "2026/01/02"', 'maturity = "deprecated"']],
  ['status: deprecated\nmodified: 2026-02-03', {}, ['deprecation_date = "2026/02/03"', 'maturity = "deprecated"']],
  ['status: deprecated', { maturity: 'production' }, ['maturity = "production"', 'updated_date = "2026/01/02"']],
])('the metadata of detection-rules: %j %j', (lines, options, expected) => {
  const text = `${filed}${lines}\n`
  const toml = make(text, { format: elasticToml, options }).text!
  expect(toml.split('\n').slice(0, 4)).toEqual(['[metadata]', 'creation_date = "2026/01/02"', ...expected])
})
