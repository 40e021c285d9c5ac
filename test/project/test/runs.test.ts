import { describe, expect, test } from 'vitest'
import { parsePipeline } from '../../../src/index.js'
import { type RunTestsSettings, runTests } from '../../../src/project/test/run-tests.js'
import { placed } from '../../diagnostics/placed.js'
import { folderWith } from '../repository.js'

const RULES = `title: Failed login
name: failed_login
logsource: { category: test }
detection:
  selection: { action: login-failed }
  condition: selection
---
title: Many failed logins
name: many
correlation:
  type: event_count
  rules: [failed_login]
  group-by: [user]
  timespan: 5m
  condition: { gte: 2 }
`

const EVENTS = `events:
      - { at: 0s, event: { action: login-failed, user: ann } }
      - { at: 4m, event: { action: login-failed, user: bob } }
      - { at: 5m, event: { action: login-failed, user: ann } }`

/** The messages of the tests that failed; `pass` for the others. */
async function resultsOf(files: Readonly<Record<string, string>>, settings: RunTestsSettings = {}) {
  const { tests, diagnostics } = await runTests(['.'], { cwd: folderWith(files), ...settings })
  expect(diagnostics).toEqual([])
  return tests.map(({ diagnostic }) => diagnostic?.message ?? 'pass')
}

describe('a correlation', () => {
  const first = '2026-01-01T00:00:00Z'
  test.each([
    [EVENTS, 'match', 'pass'],
    [EVENTS, 'no-match', 'a: expected no match, but the rule matches at 5m for `user` `ann`'],
    [EVENTS, '[{ at: 5m, group: { user: ann }, figure: 2 }]', 'pass'],
    [EVENTS, '[{}]', 'pass'],
    [EVENTS, '[]', 'a: expected 0 matches, but the rule matches once; the first more is at 5m for `user` `ann`'],
    [EVENTS, '[{}, {}]', 'a: expected 2 matches, but the rule matches once'],
    [EVENTS, '[{ at: 4m }]', 'a: match 1 of 1: expected at 4m, but it is at 5m'],
    [EVENTS, '[{ group: { user: bob } }]', 'a: match 1 of 1: expected `user` to be `bob`, but it is `ann`'],
    [EVENTS, '[{ group: { usr: bob } }]', 'a: match 1 of 1: the rule does not group by `usr`'],
    [EVENTS, '[{ figure: 3 }]', 'a: match 1 of 1: expected the figure 3, but it is 2'],
    [EVENTS.replace('at: 5m', 'at: 301s'), 'no-match', 'pass'],
    [EVENTS.replace('at: 5m', 'at: 5m1s'), 'no-match', 'pass'],
    [
      EVENTS.replace('at: 0s', 'at: 1h30m').replace('at: 5m', 'at: 1h30m0.5s'),
      '[{ at: 1h }]',
      'a: match 1 of 1: expected at 1h, but it is at 1h30m0.5s',
    ],
    [
      EVENTS.replaceAll(/at: (\d)[sm]/g, "at: '2026-02-01T00:0$1:00Z'"),
      '[{ at: 2026-02-01T00:04:00Z }]',
      'a: match 1 of 1: expected at 2026-02-01T00:04:00.000Z, but it is at 2026-02-01T00:05:00.000Z',
    ],
    [EVENTS.replace('at: 5m', 'at: 301s'), 'match', 'a: expected a match, but the rule does not match'],
    [
      `events: [{ '@timestamp': '2026-01-01T00:01:00Z', action: login-failed, user: ann }, { '@timestamp': '${first}', action: login-failed, user: ann }]`,
      "[{ at: '2026-01-01T00:01:00Z' }]",
      'pass',
    ],
    [
      'events: [{ action: login-failed, user: ann }, { action: login-failed, user: ann }]',
      'match',
      'a: 2 events have no time in `@timestamp`, which the rule needs',
    ],
    ['{ at: 0s, event: { action: login-failed, user: ann } }'.slice(2, -2), 'no-match', 'pass'],
  ])('with %s and the expectation %s', async (events, expected, message) => {
    const body = events.startsWith('at: ') ? events.replace(', event:', '\n    event:') : events
    const text = `rule: many\ntests:\n  - name: a\n    ${body}\n    expect: ${expected}\n`
    expect(await resultsOf({ 'rules.yml': RULES, 'rules.test.yml': text })).toEqual([message])
  })

  test('reads times in a field of another name', async () => {
    const text = `rule: many
timestamp: time
tests:
  - { name: a, events: [{ time: 1, action: login-failed, user: ann }, { time: 2, action: login-failed, user: ann }], expect: match }
`
    expect(await resultsOf({ 'rules.yml': RULES, 'rules.test.yml': text })).toEqual(['pass'])
  })
})

describe('a rule about single events', () => {
  test.each([
    ['match', 'a: expected 2 matches, but the rule matches 1 of 2 events'],
    ['no-match', 'a: expected no match, but the rule matches 1 of 2 events'],
    ['[{}]', 'pass'],
  ])('with two events, of which one matches, and the expectation %s', async (expected, message) => {
    const text = `rule: failed_login\ntests:\n  - { name: a, events: [{ action: login }, { action: login-failed }], expect: ${expected} }\n`
    expect(await resultsOf({ 'rules.yml': RULES, 'rules.test.yml': text })).toEqual([message])
  })

  test('has the filters of the run', async () => {
    const files = {
      'rules.yml': RULES,
      'filter.yml': `title: Robots\nlogsource: { category: test }\nfilter: { rules: any, robot: { user: robot }, condition: not robot }\n`,
      'rules.test.yml':
        'rule: failed_login\ntests: [{ name: a, event: { action: login-failed, user: robot }, expect: match }]\n',
    }
    const { tests } = await runTests(['.'], { cwd: folderWith(files) })
    const [result] = tests
    expect(result?.explanation?.parts.map(({ text, holds }) => [text, holds])).toEqual([
      ['selection', true],
      ['not filter Robots', false],
    ])
    expect(result?.diagnostic?.related?.map(({ message, source }) => [message, source?.name])).toEqual([
      ['`user: "robot"` holds: "robot"', 'filter.yml'],
    ])
  })

  test('has pipelines, so that events are in the form of the data', async () => {
    const { pipeline } = parsePipeline({
      name: 'p.yml',
      text: 'name: p\ntransformations: [{ type: field_name_mapping, mapping: { action: event.action } }]\n',
    })
    const text = 'rule: failed_login\ntests: [{ name: a, event: { event: { action: login-failed } }, expect: match }]\n'
    const files = { 'rules.yml': RULES, 'rules.test.yml': text }
    expect(await resultsOf(files)).toEqual(['a: expected a match, but the rule does not match'])
    expect(await resultsOf(files, { pipelines: [pipeline!] })).toEqual(['pass'])
  })
})

describe('rules without a test', () => {
  const files = { 'rules.yml': RULES }
  const codesOf = async (settings: RunTestsSettings) => {
    const { rules, isFine } = await runTests(['.'], { cwd: folderWith(files), ...settings })
    return { rules: rules.map(({ rule, diagnostics }) => [rule.name, ...diagnostics.map(placed)]), isFine }
  }

  test.each([
    ['ignore', [['many']], true],
    ['warn', [['many', '8:8 warning test-missing']], true],
    ['error', [['many', '8:8 error test-missing']], false],
  ] as const)('are reported with require: %s, except parts of correlations', async (require, rules, isFine) => {
    expect(await codesOf({ require })).toEqual({ rules, isFine })
  })

  test('are not run if they are not selected', async () => {
    const selects: RunTestsSettings['selects'] = ({ identity }) => identity.name === 'failed_login'
    expect(await codesOf({ require: 'error', selects })).toEqual({ rules: [], isFine: true })
  })
})

describe('coverage', () => {
  const rule = `title: Reset
logsource: { category: test }
detection:
  selection:
    action: [reset, remove]
    path|windash|contains: ' -f'
  filter_a: { group: help }
  filter_b: { group: admin, kind: x }
  condition: selection and not 1 of filter_*
`
  const coverageOf = async (tests: string) => {
    const files = { 'r.yml': rule, 'r.test.yml': `tests:\n${tests}` }
    const { rules } = await runTests(['.'], { cwd: folderWith(files), coverage: true })
    return rules.map(({ coverage }) => [
      coverage?.covered,
      coverage?.total,
      ...(coverage?.untested ?? []).map((branch) => `${placed(branch)}: ${branch.message}`),
    ])
  }
  const event = (keys: string, expected: string): string => `  - { event: { ${keys} }, expect: ${expected} }\n`

  test('names alternatives and exclusions that no test exercises', async () => {
    expect(await coverageOf(event("action: reset, path: 'a /f'", 'match'))).toEqual([
      [
        3,
        6,
        '5:21 warning branch-untested: no test matches by `action: "remove"`',
        '7:22 warning branch-untested: no test has an event that only `group: "help"` excludes',
        '8:22 warning branch-untested: no test has an event that only `(group: "admin" and kind: "x")` excludes',
      ],
    ])
  })

  test('does not count an exclusion of an event that another condition excludes, too', async () => {
    const [counts] = await coverageOf(event('action: other, group: help', 'no-match'))
    expect(counts?.slice(0, 2)).toEqual([0, 6])
  })

  test('is complete with an event for each', async () => {
    const events = [
      event("action: reset, path: ' -f'", 'match'),
      event("action: remove, path: ' -f'", 'match'),
      event("action: reset, path: ' -f', group: help", 'no-match'),
      event("action: reset, path: ' -f', group: admin, kind: x", 'no-match'),
    ]
    expect(await coverageOf(events.join(''))).toEqual([[6, 6]])
  })
})
