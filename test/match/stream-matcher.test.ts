import { describe, expect, test } from 'vitest'
import { compileRuleMatcher, type DetectionRule, type Json } from '../../src/index.js'
import { eventTime } from '../../src/match/stream/event-time.js'
import {
  baseRules,
  correlation,
  eventsOf,
  firstSeenRule,
  matchesOf,
  matchText,
  rulesOf,
  withBaseRules,
} from '../correlations/stream-case.js'
import { streamCases } from '../correlations/streams.js'
import { placed } from '../diagnostics/placed.js'

describe('a correlation over a stream', () => {
  test.each(streamCases)('$name', (streamCase) => {
    expect(matchesOf(streamCase).map(matchText)).toEqual(streamCase.matches)
  })
})

describe('the time of an event', () => {
  test.each([
    ['1970-01-01T00:01:00Z', 60_000],
    ['1970-01-01t00:01:00z', 60_000],
    ['1970-01-01 00:01:00 Z', 60_000],
    ['1970-01-01T00:01:00', 60_000],
    ['1970-01-01T00:01', 60_000],
    ['1970-01-01', 0],
    ['1970-01-01T01:01:00+01:00', 60_000],
    ['1970-01-01T01:01:00+01', 60_000],
    ['1969-12-31T18:31:00-0530', 60_000],
    ['1970-01-01T00:00:00.5Z', 500],
    ['1970-01-01T00:00:00,25', 250],
    ['1970-01-01T00:00:00.123456789Z', 123.456789],
    ['2016-12-31T23:59:60Z', Date.UTC(2017, 0, 1)],
    ['2024-02-29', Date.UTC(2024, 1, 29)],
    ['0099-01-01T00:00:00Z', Date.parse('0099-01-01T00:00:00Z')],
    [' 1970-01-01 ', 0],
    [60, 60_000],
    [60n, 60_000],
    [-1, -1000],
    [1_767_225_600.25, Date.UTC(2026, 0, 1) + 250],
    [1_767_225_600_000, Date.UTC(2026, 0, 1)],
    [99_999_999_999, 99_999_999_999_000],
    [100_000_000_000, 100_000_000_000],
    // Microseconds and nanoseconds: implausible times.
    [1_767_225_600_000_000, undefined],
    [1_767_225_600_000_000_000n, undefined],
    [Number.NaN, undefined],
    ['2023-02-29', undefined],
    ['2026-13-01', undefined],
    ['2026-00-01', undefined],
    ['2026-01-00', undefined],
    ['2026-01-01T24:00', undefined],
    ['2026-01-01T00:60', undefined],
    ['2026-01-01T00:00:61', undefined],
    ['2026-01-01T00:00+24:00', undefined],
    ['2026-01-01T', undefined],
    ['2026-01-01Z', undefined],
    ['1 January 2026', undefined],
    ['1767225600', undefined],
    ['', undefined],
    [true, undefined],
    [null, undefined],
    [{}, undefined],
  ] as const)('%s is %s', (value, time) => {
    expect(eventTime(value)).toBe(time)
  })
})

describe('a stream', () => {
  const { rule, rules } = rulesOf({
    name: 'counted',
    text: withBaseRules(
      correlation(
        'outer',
        'type: event_count, rules: [rule_a], group-by: [user], timespan: 10s, condition: { gte: 2 }',
      ),
    ),
  })

  test('takes the time from the configured field: the first value that is a time', () => {
    const { matcher } = compileRuleMatcher(rule, { rules, timestamp: 'event.created' })
    const event = (time: Json): Json => ({ kind: 'a', user: 'ann', event: { created: ['soon', time] } })
    const events = [event(100), event('1970-01-01T00:01:50Z'), { ...(event(null) as object), '@timestamp': 115 }]
    expect(events.map((one) => matcher!.push(one).map(({ time, figure }) => [time, figure]))).toEqual([
      [],
      [[110_000, 2]],
      [],
    ])
    expect(matcher!.undated).toBe(1)
  })

  test('returns a match with its event as soon as it is certain', () => {
    const { matcher } = compileRuleMatcher(rule, { rules, lateness: 5 })
    const events = eventsOf('0 a user=ann; 4 a user=ann; 6 c; 9 c; 10 a user=ann')
    const found = events.map((event) => matcher!.push(event).map(matchText))
    expect(found).toEqual([[], [], [], ['2 ann =2'], []])
    expect(matcher!.end().map(matchText)).toEqual(['5 ann =3'])
    expect(matcher!.end()).toEqual([])
    expect(matcher!.push(events[3]!)).toEqual([])
    expect(matcher!.late).toBe(1)
  })

  test('a detection rule matches each event by itself', () => {
    const { rule: plain } = rulesOf({ name: 'plain', text: baseRules[0]! })
    const { matcher } = compileRuleMatcher(plain as DetectionRule)
    const event = { id: 1, '@timestamp': 0, kind: 'A' }
    expect(matcher!.push(event)).toEqual([{ time: 0, event, group: {}, figure: undefined }])
  })

  test('a detection rule matches events at any time', () => {
    const { rule: plain } = rulesOf({ name: 'plain', text: baseRules[0]! })
    const { matcher } = compileRuleMatcher(plain as DetectionRule, { lateness: 60, latest: 1000 })
    const events = [{ '@timestamp': 9 }, {}, { '@timestamp': 5 }, { '@timestamp': 'soon' }].map((times) => ({
      kind: 'a',
      ...times,
    }))
    expect(events.flatMap((event) => matcher!.push(event).map(({ time }) => time))).toEqual([
      9000,
      Number.NaN,
      5000,
      Number.NaN,
    ])
    expect([matcher!.end(), matcher!.late, matcher!.undated, matcher!.ahead, matcher!.kept]).toEqual([[], 0, 0, 0, 0])
  })

  test('has no matcher for a rule with unsupported regular expressions, and reports their place', () => {
    const text = withBaseRules(
      correlation('outer', 'type: event_count, rules: [rule_x], group-by: [], timespan: 10s, condition: { gte: 2 }'),
      baseRules[0]!.replaceAll('rule_a', 'rule_x').replace('kind: [a, ab]', "kind|re: '(?=a)'"),
    )
    const { matcher, diagnostics } = compileRuleMatcher(rulesOf({ name: 'look', text }).rule, {
      rules: rulesOf({ name: 'look', text }).rules,
    })
    expect(matcher).toBeUndefined()
    expect(diagnostics.map(placed)).toEqual(['11:18 error regex-not-matchable'])
  })

  test('has no matcher for a correlation with missing rules', () => {
    const { matcher, diagnostics } = compileRuleMatcher(rule)
    expect(matcher).toBeUndefined()
    expect(diagnostics.map(({ code }) => code)).toEqual(['unknown-rule'])
  })

  test('counts omitted combinations of an event', () => {
    const text = withBaseRules(
      correlation(
        'outer',
        'type: event_count, rules: [rule_a], group-by: [x, y, z], timespan: 10s, condition: { gte: 1 }',
      ),
    )
    const { rule, rules } = rulesOf({ name: 'many', text })
    const { matcher } = compileRuleMatcher(rule, { rules })
    const list = Array.from({ length: 1000 }, (_, index) => index)
    const long = Array.from({ length: 50_000 }, (_, index) => index)
    expect(matcher!.push({ '@timestamp': 0, kind: 'a', x: list, y: 1, z: 1 }).length).toBe(1000)
    expect(matcher!.cut).toBe(0)
    expect(matcher!.push({ '@timestamp': 0, kind: 'a', x: long, y: 1, z: 1 }).length).toBe(10_000)
    expect(matcher!.cut).toBe(1)
    expect(matcher!.push({ '@timestamp': 0, kind: 'a', x: list, y: list, z: list }).length).toBeLessThanOrEqual(11_000)
    expect(matcher!.cut).toBeGreaterThan(1)
  })
})

describe('a long stream', () => {
  const rows = [
    ...[
      'type: event_count, rules: [rule_a], group-by: [user], timespan: 1m, condition: { gte: 50 }',
      'type: value_count, rules: [rule_a], group-by: [user], timespan: 1m, condition: { field: host, gte: 50 }',
      'type: value_count, rules: [rule_a], group-by: [], timespan: 1m, condition: { field: host, gte: 5000 }',
      'type: value_median, rules: [rule_a], group-by: [user], timespan: 1m, condition: { field: bytes, gte: 5000 }',
      'type: temporal, rules: [rule_a, rule_b], group-by: [user], timespan: 1m, condition: { gt: 2 }',
      'type: temporal, rules: [rule_a, rule_b], group-by: [user], timespan: 1m, condition: rule_a and rule_b and not rule_b',
      'type: temporal_ordered, rules: [rule_a, rule_b], group-by: [user], timespan: 10s',
    ].map((section) => [section, [correlation('outer', section)]] as const),
    ['first-seen', [firstSeenRule('new', 'host, user', '1m')]] as const,
    [
      'a chain',
      [
        correlation('outer', 'type: temporal_ordered, rules: [inner, rule_b], group-by: [host], timespan: 1m'),
        correlation(
          'inner',
          'type: event_count, rules: [rule_a], group-by: [user], timespan: 1m, condition: { gte: 1 }',
        ),
      ],
    ] as const,
  ]

  test.each(rows)('forgets events older than the time span: %s', (_, documents) => {
    const { rule, rules } = rulesOf({ name: 'long', text: withBaseRules(...documents) })
    const { matcher } = compileRuleMatcher(rule, { rules, lateness: 2 })
    const most = { early: 0, late: 0 }
    // Ten events per second; a minute contains 600 of them, each of a user and a host that reappear after minutes or
    // never.
    for (let number = 0; number < 4_000; number++) {
      const kind = number % 5 === 0 ? 'b' : 'a'
      matcher!.push({ '@timestamp': number / 10, kind, user: `u${number % 3001}`, host: number, bytes: number % 977 })
      const half = number < 2_000 ? 'early' : 'late'
      most[half] = Math.max(most[half], number % 100 === 0 ? matcher!.kept : 0)
    }
    expect(most.early).toBeGreaterThan(100)
    expect(most.late).toBeLessThan(1.2 * most.early)
    matcher!.push({ '@timestamp': 1e6, kind: 'c' })
    matcher!.end()
    expect(matcher!.kept).toBe(0)
  })
})
