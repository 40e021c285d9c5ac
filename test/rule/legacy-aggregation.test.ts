import { describe, expect, test } from 'vitest'
import { backends } from '../../backends/index.js'
import {
  compileRuleMatcher,
  convertRule,
  type Diagnostic,
  indexRules,
  parseRules,
  type Rule,
  standsAlone,
} from '../../src/index.js'

const rule = (condition: string, timeframe = '5m'): string => `title: Failed logons
name: failed_logons
level: high
logsource: { product: windows }
detection:
  selection: { EventID: 4625 }
  timeframe: ${timeframe}
  condition: ${condition}
`

const read = (text: string): { rules: readonly Rule[]; diagnostics: readonly Diagnostic[] } => {
  const documents = parseRules({ name: 'rule.yml', text })
  return {
    rules: documents.flatMap((document) => document.rule ?? []),
    diagnostics: documents.flatMap(({ diagnostics }) => diagnostics),
  }
}

/** The part after `selection`, and the equivalent correlation. */
const rows: readonly (readonly [aggregation: string, correlation: string])[] = [
  ['| count() > 5', 'type: event_count, rules: [failed_logons], group-by: [], timespan: 5m, condition: { gt: 5 }'],
  ['|count()>5', 'type: event_count, rules: [failed_logons], group-by: [], timespan: 5m, condition: { gt: 5 }'],
  [
    '|  COUNT ( )   >=   5  ',
    'type: event_count, rules: [failed_logons], group-by: [], timespan: 5m, condition: { gte: 5 }',
  ],
  ['| count < 5', 'type: event_count, rules: [failed_logons], group-by: [], timespan: 5m, condition: { lt: 5 }'],
  ['| count(*) <= 5', 'type: event_count, rules: [failed_logons], group-by: [], timespan: 5m, condition: { lte: 5 }'],
  ['| count() = 5', 'type: event_count, rules: [failed_logons], group-by: [], timespan: 5m, condition: { eq: 5 }'],
  ['| count() == 5', 'type: event_count, rules: [failed_logons], group-by: [], timespan: 5m, condition: { eq: 5 }'],
  ['| count() != 5', 'type: event_count, rules: [failed_logons], group-by: [], timespan: 5m, condition: { neq: 5 }'],
  [
    '| count() by IpAddress > 5',
    'type: event_count, rules: [failed_logons], group-by: [IpAddress], timespan: 5m, condition: { gt: 5 }',
  ],
  [
    '| count(User) by Host , Ip,Host > 5',
    'type: value_count, rules: [failed_logons], group-by: [Host, Ip], timespan: 5m, condition: { gt: 5, field: User }',
  ],
  [
    '| count(User Name) by @host.name > 5',
    'type: value_count, rules: [failed_logons], group-by: ["@host.name"], timespan: 5m, condition: { gt: 5, field: "User Name" }',
  ],
  [
    '| count(distinct User) by Host > 5',
    'type: value_count, rules: [failed_logons], group-by: [Host], timespan: 5m, condition: { gt: 5, field: User }',
  ],
  [
    '| COUNT( DISTINCT  User Name ) > 5',
    'type: value_count, rules: [failed_logons], group-by: [], timespan: 5m, condition: { gt: 5, field: "User Name" }',
  ],
  [
    '| count(distinct) > 5',
    'type: value_count, rules: [failed_logons], group-by: [], timespan: 5m, condition: { gt: 5, field: distinct }',
  ],
  [
    '| count(distinct.User) > 5',
    'type: value_count, rules: [failed_logons], group-by: [], timespan: 5m, condition: { gt: 5, field: distinct.User }',
  ],
  [
    '| SUM(bytes) BY host > 1000000',
    'type: value_sum, rules: [failed_logons], group-by: [host], timespan: 5m, condition: { gt: 1000000, field: bytes }',
  ],
  [
    '| avg(bytes) < -0.5',
    'type: value_avg, rules: [failed_logons], group-by: [], timespan: 5m, condition: { lt: -0.5, field: bytes }',
  ],
  [
    '| min(bytes) > 5',
    'type: value_percentile, rules: [failed_logons], group-by: [], timespan: 5m, condition: { gt: 5, field: bytes, percentile: 0 }',
  ],
  [
    '| max(bytes) > 5',
    'type: value_percentile, rules: [failed_logons], group-by: [], timespan: 5m, condition: { gt: 5, field: bytes, percentile: 100 }',
  ],
]

describe('an aggregation', () => {
  test.each(rows)('%s is read as the correlation that its warning shows', (aggregation, correlation) => {
    const { rules, diagnostics } = read(rule(`"selection ${aggregation}"`))
    expect(diagnostics.map(({ code, help }) => [code, help])).toEqual([
      ['legacy-aggregation', `write a separate correlation document: \`correlation: { ${correlation} }\``],
    ])
    const [legacy] = rules
    const written = read(
      `${rule('selection').replace('  timeframe: 5m\n', '')}---\ntitle: Many\nlevel: high\ncorrelation: { ${correlation} }\n`,
    )
    expect(written.diagnostics).toEqual([])
    const [, modern] = written.rules
    if (legacy === undefined || modern === undefined) throw new Error('a rule could not be read')
    const settings = { rules: indexRules(written.rules) }
    for (const backend of backends.values()) {
      const [is, was] = [convertRule(legacy, backend), convertRule(modern, backend, settings)]
      expect([backend.name, is.query, is.fidelity]).toEqual([backend.name, was.query, was.fidelity])
      expect(is.diagnostics.map(({ code }) => code)).toEqual(was.diagnostics.map(({ code }) => code))
    }
  })
})

test('the correlation has the title and the level, and its events have no separate query', () => {
  const { rules } = read(rule('selection | count() > 5'))
  const index = indexRules(rules)
  expect(index.all.map(({ kind, metadata }) => [kind, metadata.title, metadata.level])).toEqual([
    ['correlation', 'Failed logons', 'high'],
  ])
  expect(rules.map(standsAlone(index))).toEqual([true])
})

test('a correlation that refers to the rule uses its matches', () => {
  const { rules, diagnostics } = read(
    `${rule('selection | count() by user > 1')}---\ntitle: Again\ncorrelation: { type: event_count, rules: [failed_logons], group-by: [], timespan: 1h, condition: { gte: 2 } }\n`,
  )
  expect(diagnostics.map(({ code }) => code)).toEqual(['legacy-aggregation'])
  const outer = rules[1] as Extract<Rule, { kind: 'correlation' }>
  const { matcher } = compileRuleMatcher(outer, { rules: indexRules(rules) })
  const matches = [0, 1, 2].map(
    (minute) => matcher?.push({ '@timestamp': `2026-01-01T00:0${minute}:00Z`, EventID: 4625, user: 'ann' }).length,
  )
  expect(matches).toEqual([0, 0, 1])
})

test('a filter for the rule applies to its events', () => {
  const { rules } = read(
    `${rule('selection | count() > 5')}---\ntitle: Not the scanner\nlogsource: { product: windows }\nfilter:\n  rules: [failed_logons]\n  scanner: { ip: 10.0.0.1 }\n  condition: not scanner\n`,
  )
  const settings = { rules: indexRules(rules) }
  const splunk = backends.get('splunk')
  if (splunk === undefined) throw new Error('no splunk')
  const [aggregated, filter] = rules.map((one) => convertRule(one, splunk, settings))
  expect(aggregated?.query).toMatch(/^EventID=4625 NOT ip="10\.0\.0\.1" \|/)
  expect(filter?.diagnostics).toEqual([])
})

test.each([
  ['1h', true],
  ['3M', true],
  ['0s', false],
  ['5 minutes', false],
  ['[5m]', false],
])('a timeframe of %s has a meaning: %s', (timeframe, isRead) => {
  const { rules } = read(rule('selection | count() > 5', timeframe))
  expect(rules.length === 1).toBe(isRead)
})

test.each(['min', 'max'])('rejects the estimate %s', (name) => {
  const [legacy] = read(rule(`selection | ${name}(bytes) > 5`)).rules
  if (legacy === undefined) throw new Error('the rule could not be read')
  const converted = ['splunk', 'esql'].map((target) => {
    const backend = backends.get(target)
    if (backend === undefined) throw new Error(`no ${target}`)
    return convertRule(legacy, backend)
  })
  expect(converted.map(({ query }) => new RegExp(`\\b${name}\\(`, 'i').test(query ?? ''))).toEqual([true, true])
  const messages = converted.flatMap(({ diagnostics }) => diagnostics.map(({ message }) => message))
  expect(messages.filter((message) => message.includes('percentile'))).toEqual([])
})
