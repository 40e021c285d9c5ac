import { describe, expect, test } from 'vitest'
import {
  claimedOf,
  correlationOf,
  idsOf,
  isInOrder,
  rowsOf,
  searchOf,
  windowsOf,
  windowsOfRows,
} from './splunk-rows.js'
import {
  correlation,
  eventsOf,
  firstSeenRule,
  matchesOf,
  type StreamCase,
  type StreamEvent,
  timeText,
  withBaseRules,
} from './stream-case.js'
import { streamCases } from './streams.js'

/** Cases that searches easily get wrong: by name, correlation, and events. */
const pitfalls: readonly (readonly [name: string, section: string, events: string])[] = [
  [
    'none of the rules is a number too, but not outside every group',
    'type: temporal, rules: [rule_a, rule_b], group-by: [user], timespan: 10s, condition: { lt: 2 }',
    '0 a; 1 b user=ann; 2 ab; 3 a user=ann',
  ],
  [
    'a chain of one rule has groups',
    'type: temporal_ordered, rules: [rule_a], group-by: [user], timespan: 10s',
    '0 a; 1 a user=ann',
  ],
  [
    'numbers in a list are those of several events',
    'type: value_sum, rules: [rule_a], group-by: [], timespan: 10s, condition: { field: bytes, gte: 1 }',
    '0 a bytes=1,2; 1 a bytes=0; 2 a bytes=1',
  ],
]

const cases = [
  ...streamCases.filter(isInOrder),
  ...pitfalls.map(([name, section, events]): StreamCase => {
    const text = withBaseRules(correlation('outer', section))
    return { name, text, events: eventsOf(events), lateness: 0 }
  }),
].map((one) => [one.name, one] as const)

describe('a search keeps the events at which the correlation matches', () => {
  test.each(cases)('%s', (_, one) => {
    const search = searchOf(one, { recent: '400d' })
    const asked = claimedOf(one, search)
    expect(idsOf(rowsOf(search.query!, asked.events)), search.query!).toEqual([
      ...new Set(matchesOf(asked).map(({ event }) => (event as StreamEvent).id)),
    ])
  })
})

const DAY = 86_400
const windowed = cases.filter(
  ([, one]) =>
    correlationOf(one).timespan.seconds < DAY && searchOf(one, { windows: 'fixed' }).query!.includes('| bin '),
)

describe('a search over fixed windows keeps those in which the correlation matches', () => {
  test.each(windowed)('%s', (_, one) => {
    const search = searchOf(one, { windows: 'fixed' })
    const asked = claimedOf(one, search)
    const found = windowsOfRows(rowsOf(search.query!, asked.events), correlationOf(one))
    expect([...found].sort(), search.query!).toEqual([...windowsOf(asked)].sort())
  })
})

const dataset = 'Endpoint.Processes'
const ofEvents = cases.filter(([, one]) => searchOf(one, { 'data-model': 'from', dataset }).query !== null)

describe('a search of the events of a data model keeps those at which the correlation matches', () => {
  test.each(ofEvents)('%s', (_, one) => {
    const search = searchOf(one, { 'data-model': 'from', dataset })
    const asked = claimedOf(one, search)
    expect(idsOf(rowsOf(search.query!, asked.events)), search.query!).toEqual([
      ...new Set(matchesOf(asked).map(({ event }) => (event as StreamEvent).id)),
    ])
  })
})

const summaries = { 'data-model': 'tstats', dataset, windows: 'fixed' } as const
const ofSummaries = cases.filter(
  ([, one]) => correlationOf(one).timespan.seconds < DAY && searchOf(one, summaries).query !== null,
)

describe('a search of summaries keeps the windows in which the correlation matches', () => {
  test('for some correlations', () => {
    expect(ofEvents.length).toBeGreaterThan(10)
    expect(ofSummaries.length).toBeGreaterThan(5)
  })

  test.each(ofSummaries)('%s', (_, one) => {
    const search = searchOf(one, summaries)
    const asked = claimedOf(one, search)
    const found = windowsOfRows(rowsOf(search.query!, asked.events), correlationOf(one))
    expect([...found].sort(), search.query!).toEqual([...windowsOf(asked)].sort())
  })
})

test('searches for new values in the last hour, compared with the time span before', () => {
  const text = withBaseRules(firstSeenRule('new', 'user', '1d'))
  const events = eventsOf(
    `0 a user=ann; ${DAY} a user=bob; ${DAY + 10} a user=ann; ${DAY + 3600} a user=cid; ${DAY + 3601} a user=ann`,
  )
  const { query } = searchOf({ name: 'new', text, events, lateness: 0 })
  expect(idsOf(rowsOf(query!, events)), query!).toEqual([3, 4])
})

test('returns an event of several rules once per rule, and reports it if it matters', () => {
  const section = (condition: string) =>
    `type: temporal, rules: [rule_a, rule_b], aliases: { who: { rule_a: user, rule_b: target } }, group-by: [who], timespan: 10s, condition: ${condition}`
  const differences = (condition: string) =>
    searchOf({ name: 'two', text: withBaseRules(correlation('two', section(condition))), events: [], lateness: 0 })
      .approximations
  expect(differences('rule_a and not rule_b')).toEqual(['once-for-each-rule'])
  expect(differences('{ lt: 2 }')).toEqual(['once-for-each-rule'])
  expect(differences('rule_a and rule_b')).toEqual([])
  expect(differences('{ gte: 1 }')).toEqual([])
})

test('replaces a missing field with a dash, whatever its name is', () => {
  const section = 'type: event_count, rules: [rule_a], group-by: ["us,er", ho st], timespan: 10s, condition: { gte: 2 }'
  const text = withBaseRules(correlation('many', section))
  const events = [
    { id: 1, '@timestamp': timeText(0), kind: 'a', 'us,er': 'ann' },
    { id: 2, '@timestamp': timeText(1), kind: 'a', 'us,er': 'ann', 'ho st': '-' },
    { id: 3, '@timestamp': timeText(2), kind: 'a', 'ho st': 'x' },
  ]
  const { query } = searchOf({ name: 'many', text, events, lateness: 0 }, { 'missing-groups': 'keep' })
  expect(idsOf(rowsOf(query!, events)), query!).toEqual([2])
})

test('computed fields do not hide fields of the rule', () => {
  const text = `title: Values
correlation: { type: value_count, rules: [one, two], group-by: [], timespan: 10s, condition: { field: host, gte: 2 } }
fields: [value, rule_one]
---
title: One
name: one
logsource: { category: test }
detection: { selection: { kind: a }, condition: selection }
---
title: Two
name: two
logsource: { category: test }
detection: { selection: { rule_one: 7 }, condition: selection }
`
  const events = [
    { id: 1, '@timestamp': timeText(0), kind: 'a', host: 'x', value: 'kept' },
    { id: 2, '@timestamp': timeText(1), rule_one: 7, host: 'y', value: 'kept' },
  ]
  const { query } = searchOf({ name: 'values', text, events, lateness: 0 }, { table: true })
  expect(rowsOf(query!, events), query!).toEqual([{ _time: ['1767225601'], value: ['kept'], rule_one: ['7'] }])
})

test('computed fields do not hide fields that a rule compares with others', () => {
  const text = `title: Both
correlation: { type: temporal, rules: [one, two], group-by: [], timespan: 10s, condition: one and two }
---
title: One
name: one
logsource: { category: test }
detection: { selection: { kind: a }, condition: selection }
---
title: Two
name: two
logsource: { category: test }
detection: { selection: { host|fieldref: rule_one }, condition: selection }
`
  const events = [
    { id: 1, '@timestamp': timeText(0), kind: 'a' },
    { id: 2, '@timestamp': timeText(1), host: 'x', rule_one: 'x' },
  ]
  const { query } = searchOf({ name: 'both', text, events, lateness: 0 })
  expect(idsOf(rowsOf(query!, events)), query!).toEqual([2])
})
