import { expect, test } from 'vitest'
import { correlationChecks } from '../../src/check/correlations/index.js'
import { findingsIn, fixAll, placed } from './findings-of.js'

const codes = correlationChecks.map(({ code }) => code)

/** A correlation with these lines, which begin in line 3. */
const correlation = (...lines: readonly string[]): string =>
  `title: A\ncorrelation:\n${lines.map((line) => `  ${line}\n`).join('')}`

const counted = (condition: string, type = 'event_count'): string =>
  correlation(`type: ${type}`, 'rules: [a, b]', 'group-by: [u]', 'timespan: 5m', `condition: ${condition}`)

const filter = (condition: string, selection = '{ b: c }', ...keys: readonly string[]): string =>
  `title: F\n${keys.map((key) => `${key}\n`).join('')}logsource: { product: windows }\nfilter:\n  rules: any\n  a: ${selection}\n  condition: ${condition}\n`

interface Row {
  readonly title: string
  readonly before: string
  readonly findings: readonly string[]
  /** Default: as before. */
  readonly after?: string
}

const always = ['7:16 threshold-always']
const contradictory = ['7:16 contradictory-condition']

const rows: readonly Row[] = [
  { title: '`gte: 1`', before: counted('{ gte: 1 }'), findings: always, after: counted('{ gte: 2 }') },
  { title: '`gt: 0`', before: counted('{ gt: 0 } # any'), findings: always, after: counted('{ gte: 2 } # any') },
  { title: '`gte: -3`', before: counted('{ gte: -3 }'), findings: always, after: counted('{ gte: 2 }') },
  { title: '`neq: 0`', before: counted('{ neq: 0 }'), findings: always, after: counted('{ gte: 2 }') },
  {
    title: '`gte: 1` of values',
    before: counted('{ gte: 1, field: f }', 'value_count'),
    findings: always,
    after: counted('{ gte: 2, field: f }', 'value_count'),
  },
  {
    title: '`gte: 1` beside an upper bound',
    before: counted('{ gte: 1, lte: 5 }'),
    findings: always,
    after: counted('{ lte: 5 }'),
  },
  {
    title: '`gte: 1` of values beside an upper bound, which excludes events without values',
    before: counted('{ gte: 1, lte: 5, field: f }', 'value_count'),
    findings: always,
  },
  {
    title: '`gte: 1` in a temporal correlation',
    before: counted('{ gte: 1 }', 'temporal'),
    findings: always,
    after: counted('{ gte: 2 }', 'temporal'),
  },
  { title: '`gte: 1` of a sum', before: counted('{ gte: 1, field: f }', 'value_sum'), findings: [] },
  { title: '`gte: 2`', before: counted('{ gte: 2 }'), findings: [] },
  { title: '`lte: 1`', before: counted('{ lte: 1 }'), findings: [] },
  { title: '`eq: 1`', before: counted('{ eq: 1 }'), findings: [] },
  {
    title: 'a threshold behind an anchor',
    before: counted('&c { gte: 1 }'),
    findings: ['7:19 threshold-always'],
  },
  { title: '`gt: 10, lt: 5`', before: counted('{ gt: 10, lt: 5 }'), findings: contradictory },
  { title: '`gt: 4, lt: 5` of events', before: counted('{ gt: 4, lt: 5 }'), findings: contradictory },
  { title: '`gt: 4, lt: 5` of a sum', before: counted('{ gt: 4, lt: 5, field: f }', 'value_sum'), findings: [] },
  { title: '`gte: 5, lte: 5`', before: counted('{ gte: 5, lte: 5 }'), findings: [] },
  { title: '`gte: 5, lte: 5, neq: 5`', before: counted('{ gte: 5, lte: 5, neq: 5 }'), findings: contradictory },
  {
    title: '`gt: 5, lte: 5` of an average',
    before: counted('{ gt: 5, lte: 5, field: f }', 'value_avg'),
    findings: contradictory,
  },
  { title: '`eq: 3, gt: 3`', before: counted('{ eq: 3, gt: 3 }'), findings: contradictory },
  { title: '`lt: 1` of events', before: counted('{ lt: 1 }'), findings: contradictory },
  { title: '`eq: 0` of events', before: counted('{ eq: 0 }'), findings: contradictory },
  { title: '`eq: 0` of values', before: counted('{ eq: 0, field: f }', 'value_count'), findings: [] },
  { title: '`lt: 0` of values', before: counted('{ lt: 0, field: f }', 'value_count'), findings: contradictory },
  { title: '`lt: 0` of a sum', before: counted('{ lt: 0, field: f }', 'value_sum'), findings: [] },
  { title: '`eq: 2.5` of events', before: counted('{ eq: 2.5 }'), findings: contradictory },
  { title: 'more rules than there are', before: counted('{ gte: 3 }', 'temporal'), findings: contradictory },
  { title: 'as many rules as there are', before: counted('{ gte: 2 }', 'temporal'), findings: [] },
  ...['a and not a', '(a or b) and not a and not b'].map((condition) => ({
    title: `the condition \`${condition}\``,
    before: counted(condition, 'temporal'),
    findings: ['7:14 contradictory-condition'],
  })),
  { title: 'a condition with an absent rule', before: counted('a and not b', 'temporal'), findings: [] },
  {
    title: 'a count of the field of groups',
    before: counted('{ field: u, gte: 2 }', 'value_count'),
    findings: ['7:23 counted-group-field'],
  },
  {
    title: 'a count of combinations with the field of groups',
    before: counted('{ field: [u, f], gte: 2 }', 'value_count'),
    findings: [],
  },
  { title: 'a sum of the field of groups', before: counted('{ field: u, gte: 2 }', 'value_sum'), findings: [] },
  {
    title: 'a temporal correlation of one rule',
    before: correlation('type: temporal', 'rules: [a]', 'group-by: [u]', 'timespan: 5m'),
    findings: ['4:10 temporal-needs-two'],
  },
  {
    title: 'a temporal correlation of one rule twice',
    before: correlation('type: temporal', 'rules: [a, a]', 'group-by: [u]', 'timespan: 5m'),
    findings: ['4:10 temporal-needs-two'],
  },
  {
    title: 'a temporal correlation whose condition names one rule',
    before: correlation('type: temporal', 'group-by: [u]', 'timespan: 5m', 'condition: a'),
    findings: ['6:14 temporal-needs-two'],
  },
  {
    title: 'one rule twice in an order',
    before: correlation('type: temporal_ordered', 'rules: [a, a]', 'group-by: [u]', 'timespan: 5m'),
    findings: [],
  },
  {
    title: 'an empty list of groups',
    before: correlation('type: temporal', 'rules: [a, b]', 'group-by: []', 'timespan: 5m'),
    findings: ['5:13 group-by-missing'],
  },
  {
    title: 'a sum without groups',
    before: correlation(
      'type: value_sum',
      'rules: [a]',
      'group-by: []',
      'timespan: 5m',
      'condition: { gte: 9, field: f }',
    ),
    findings: [],
  },
  {
    title: 'an aggregation of old form',
    before:
      'title: A\nlogsource: { product: x }\ndetection:\n  a: { b: c }\n  timeframe: 5m\n  condition: a | count() > 0\n',
    findings: [],
  },
  {
    title: 'a filter with level and status',
    before: filter('not a', '{ b: c }', 'level: high # as its rules', 'status: test'),
    findings: ['2:1 filter-has-level', '3:1 filter-has-status'],
    after: filter('not a'),
  },
  {
    title: 'a filter of CRLF lines',
    before: filter('not a', '{ b: c }', 'status: test').replaceAll('\n', '\r\n'),
    findings: ['2:1 filter-has-status'],
    after: filter('not a').replaceAll('\n', '\r\n'),
  },
  { title: 'a filter without `not`', before: filter('a'), findings: ['6:14 filter-without-not'] },
  { title: 'a filter with two `not`', before: filter('not (not a)'), findings: ['6:14 filter-without-not'] },
  { title: 'a filter with `not` in a part', before: filter('a or not a'), findings: [] },
  { title: 'a filter by what events are not', before: filter('a', '{ b|neq: c }'), findings: [] },
  { title: 'a filter by a missing field', before: filter('a', '{ b|exists: false }'), findings: [] },
  {
    title: 'a filter by a present field',
    before: filter('a', '{ b|exists: true }'),
    findings: ['6:14 filter-without-not'],
  },
  { title: 'a filter with a broken condition', before: filter('a and'), findings: [] },
]

const found = (text: string): readonly string[] => findingsIn([{ name: 'f.yml', text }], codes).map(placed)

test.each(rows)('$title', ({ before, findings, after = before }) => {
  expect(found(before)).toEqual(findings)
  expect(fixAll('f.yml', before, { codes })).toBe(after)
})
