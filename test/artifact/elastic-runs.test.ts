// Results of a rule in consecutive runs.
import { expect, test } from 'vitest'
import { elasticRule } from '../../backends/elastic/formats.js'
import { eql, esql, kql } from '../../backends/elastic/index.js'
import { type Asked, correlation, firstSeen, keys, make, plain } from './elastic-make.js'

const warnings = (text: string, asked: Asked) =>
  make(text, asked)
    .diagnostics.filter(({ code }) => code === 'no-counterpart')
    .map(({ message }) => message)

/** The part of the rule’s query that the plain query lacks. */
function added(text: string, asked: Asked): readonly unknown[] {
  const { text: rule, conversion } = make(text, asked)
  const { query, interval, from } = JSON.parse(rule!)
  expect(query.startsWith(conversion.query)).toBe(true)
  return [query.slice(conversion.query!.length), interval, from]
}

test.each([
  ['10m', {}, 'time_window > NOW() - 19 minutes AND time_window <= NOW() - 830 seconds', '5m', 'now-19m'],
  [
    '1h',
    { interval: '15m', 'look-back': '0' },
    'time_window > NOW() - 75 minutes AND time_window <= NOW() - 1 hour',
    '15m',
    'now-75m',
  ],
  [
    '30s',
    { 'look-back': '30s' },
    'time_window > NOW() - 6 minutes AND time_window <= NOW() - 50 seconds',
    '5m',
    'now-6m',
  ],
  ['7d', {}, 'time_window > NOW() - 10144 minutes AND time_window <= NOW() - 605030 seconds', '1h', 'now-10144m'],
])('a run takes the windows that ended since the run before: %s %j', (timespan, options, condition, ...times) => {
  for (const measure of ['{ lt: 5 }', '{ eq: 2 }', ...(timespan === '7d' ? [] : ['{ gte: 5 }'])]) {
    const text = correlation('event_count', timespan, measure)
    expect(added(text, { backend: esql, options })).toEqual([` | WHERE ${condition}`, ...times])
  }
})

test('one run selects each complete window', () => {
  const [interval, late, length] = [300, 240, 600]
  const taken = new Map<number, number>()
  for (let now = 100_000; now < 200_000; now += interval) {
    for (let start = 0; start < 200_000; start += length) {
      // Like the condition above.
      if (start <= now - 19 * 60 || start > now - 830) continue
      expect([start >= now - 19 * 60, start + length + late - 10 <= now]).toEqual([true, true])
      taken.set(start, (taken.get(start) ?? 0) + 1)
    }
  }
  expect(new Set(taken.values())).toEqual(new Set([1]))
  expect(taken.size).toBeGreaterThan(160)
})

test.each([
  ['6m', {}, 'first_seen > NOW() - 6 minutes AND first_seen <= NOW() - 50 seconds', '5m'],
  ['1h', {}, 'first_seen > NOW() - 9 minutes AND first_seen <= NOW() - 230 seconds', '5m'],
  ['1h', { interval: '1h' }, 'first_seen > NOW() - 1 hour AND first_seen <= NOW()', '1h'],
  ['2m', {}, 'first_seen > NOW() - 2 minutes AND first_seen <= NOW()', '2m'],
])('a value is new to one run: recent %s %j', (recent, options, condition, interval) => {
  const [text, each] = added(firstSeen('14d'), { backend: esql, options, targetOptions: { recent } })
  expect([text, each]).toEqual([` | WHERE ${condition}`, interval])
})

test('a query for events has no such condition, because events have ids', () => {
  expect(added(plain, { backend: esql })[0]).toBe('')
  expect(added(correlation('event_count', '1h', '{ gte: 1 }'), { backend: esql })[0]).toBe('')
  expect(added(correlation('event_count', '1h', '{ gte: 5 }'), { backend: eql })[0]).toBe('')
})

test('does not change a rewritten query, and suppresses repeated alerts', () => {
  const asked = { backend: esql, embed: ' | LIMIT 5' }
  const text = correlation('event_count', '10m', '{ gte: 5 }')
  const { query, alert_suppression } = JSON.parse(make(text, asked).text!)
  expect(query.endsWith('>= 5 | LIMIT 5')).toBe(true)
  expect(alert_suppression).toEqual({
    group_by: ['time_window', 'User'],
    duration: { value: 19, unit: 'm' },
    missing_fields_strategy: 'suppress',
  })
  expect(warnings(text, asked)).toEqual([])
  expect(warnings(text.replace('gte', 'lt'), asked)).toEqual([
    'an ES|QL rule cannot represent this: a pipeline postprocesses the query: the first and the last window of a run are incomplete and may match wrongly',
  ])
  const many = text.replace('[User]', '[a, b, c]')
  expect(warnings(many, asked)).toEqual([
    'an ES|QL rule cannot represent this: a pipeline postprocesses the query: its rows have no ids, so each run repeats the alerts of the previous run',
  ])
  expect(warnings(many, { ...asked, options: { 'suppress-by': ['a'] } })).toEqual([])
})

test('reports a window of more than an hour as soon as it matches, and suppresses repetitions', () => {
  const made = (timespan: string, measure: string, groups = '[User]') => {
    const text = correlation('event_count', timespan, measure).replace('[User]', groups)
    const { query, alert_suppression } = JSON.parse(make(text, { backend: esql }).text!)
    return [/ \| WHERE time_window > NOW\(\)/.test(query), alert_suppression?.group_by]
  }
  expect(made('30d', '{ gte: 5 }')).toEqual([false, ['time_window', 'User']])
  expect(made('1h', '{ gte: 5 }')).toEqual([true, undefined])
  expect(made('30d', '{ lt: 5 }')).toEqual([true, undefined])
  // Suppression supports at most three columns.
  expect(made('30d', '{ gte: 5 }', '[a, b, c]')).toEqual([true, undefined])
})

test('names columns as the events do', () => {
  const text = correlation('event_count', '10m', '{ gte: 5 }').replace('[User]', "['my `field', from]")
  const { alert_suppression } = JSON.parse(make(text, { backend: esql, embed: ' | LIMIT 5' }).text!)
  expect(alert_suppression.group_by).toEqual(['time_window', 'my `field', 'from'])
})

test('the guide describes how runs differ from the query', () => {
  const note = (text: string, asked: Asked = {}) => (keys(['note'], text, asked) as [string])[0].split('\n').at(-1)
  const count = correlation('event_count', '1h', '{ gte: 5 }')
  expect(note(count)).toBe(
    '- Each run counts the events of 65m: the time span of 1h plus the interval of 5m since the previous run',
  )
  expect(note(count, { backend: esql })).toBe(
    '- The query of the rule ends with a condition on `time_window`: each run selects the windows that ended within 5m, which ends 4m before the run to allow for late events, so that each one is complete and creates its alert once, or twice if it ended within seconds of a run',
  )
  expect(note(firstSeen('14d'), { backend: esql, targetOptions: { recent: '5m' } })).toBe(
    '- The query of the rule ends with a condition on `first_seen`: each run selects the values that were first seen within 5m, so that each one creates its alert once, or twice if it ended within seconds of a run',
  )
  const repeated = (keys(['note'], count, { backend: esql, embed: ' | LIMIT 5' }) as [string])[0].split('\n')
  expect(repeated.slice(-2)).toEqual([
    '- Each run repeats the matches of the previous run in the same time range, and sees its first and last window incompletely; suppression creates one alert for them',
    '- A run handles at most 100 matches, including repeated ones. If its time range contains more, new ones may have no alert',
  ])
})

test('a run that repeats matches handles those of the latest window first', () => {
  const query = (timespan: string, condition: string) =>
    (keys(['query'], correlation('event_count', timespan, condition), { backend: esql }) as [string])[0]
  expect(query('1d', '{ gte: 5 }')).toMatch(/ \| WHERE event_count >= 5 \| SORT time_window DESC$/)
  expect(query('1d', '{ lt: 5 }')).not.toContain('SORT')
  expect(query('1h', '{ gte: 5 }')).not.toContain('SORT')
})

test.each([
  ['10m', '2m', 'now-12m'],
  ['1h', '5m', 'now-65m'],
  ['239m', '5m', 'now-244m'],
  ['4h', '10m', 'now-250m'],
  ['12h', '30m', 'now-750m'],
  ['1d', '1h', 'now-25h'],
  ['30d', '1h', 'now-721h'],
])('a threshold over %s runs every %s, and reads each event about 25 times if it is long', (timespan, interval, from) => {
  expect(keys(['interval', 'from'], correlation('event_count', timespan, '{ gte: 6 }'))).toEqual([interval, from])
})

test('a threshold counts over at most twice its time span', () => {
  const text = correlation('event_count', '10m', '{ gte: 6 }')
  expect(keys(['from'], text, { options: { interval: '10m' } })).toEqual(['now-20m'])
  expect(keys([], text, { options: { interval: '1d' } })).toBe(
    'cannot produce a Kibana rule: the time span is 10m, but with an interval of 1d the rule would count over 1450m',
  )
  const rule = text.replace('correlation:', 'sigmacast: { elastic: { interval: 1d } }\ncorrelation:')
  const place = make(rule, { backend: kql, format: elasticRule }).diagnostics.at(-1)!
  expect([place.code, rule.slice(place.span.start, place.span.end)]).toEqual(['no-artifact', '1d'])
  expect(warnings(correlation('event_count', '30s', '{ gte: 6 }'), {})).toEqual([
    'a threshold rule cannot represent this: the time span is 30s; the rule runs every 1m and counts over 90s',
  ])
  expect(warnings(correlation('event_count', '1m', '{ gte: 6 }'), {})).toEqual([])
})

test('ES|QL searches the indices of the rule', () => {
  const query = (asked: Asked, text = plain) =>
    JSON.parse(make(text, { backend: esql, ...asked }).text!).query.split(/ METADATA| \|/)[0]
  const state = 'key: index, val: [logs-a*, logs-b*]'
  expect(query({})).toBe('FROM logs-*')
  expect(query({ options: { index: ['c', 'd:e-*', '-f'] } })).toBe('FROM c,d:e-*,-f')
  expect(query({ state, options: { index: ['c'] } })).toBe('FROM c')
  expect(query({}, `${plain}sigmacast: { elastic: { index: [c] } }\n`)).toBe('FROM c')
  expect(query({ state })).toBe('FROM logs-a*,logs-b*')
  expect(query({ state, targetOptions: { from: 'own' } })).toBe('FROM own')
  expect(query({ options: { index: ['c'] } }, correlation('event_count', '1h', '{ gte: 5 }'))).toBe('FROM c')
  for (const [asked, names] of [
    [{ options: { index: ['a|b'] } }, 'a|b'],
    [{ options: { index: ['<logs-{now/d}>'] } }, '<logs-{now/d}>'],
    [{ options: { index: ['c'] }, embed: ' | LIMIT 5' }, 'c'],
  ] as const) {
    expect(query(asked)).toBe('FROM logs-*')
    expect(warnings(plain, { backend: esql, ...asked })).toEqual([
      `an ES|QL rule cannot represent this: the query itself names its indices, so \`index\` has no effect; set \`from\` to \`${names}\``,
    ])
  }
  expect(warnings(plain, { backend: esql, state })).toEqual([])
})
