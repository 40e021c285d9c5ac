import { describe, expect, test } from 'vitest'
import type { MatchPart } from '../../../src/index.js'
import { runTests } from '../../../src/project/test/run-tests.js'
import { placed } from '../../diagnostics/placed.js'
import { folderWith } from '../repository.js'

const FAILED = `title: Failed
name: failed
logsource: { category: test }
detection: { selection: { action: failed }, condition: selection }
---
`
const WORKED = `title: Worked
name: worked
logsource: { category: test }
detection: { selection: { action: worked }, condition: selection }
---
`
const COUNT = `${FAILED}title: Many
name: many
correlation:
  type: event_count
  rules: [failed]
  group-by: [user]
  timespan: 5m
  condition: { gte: 2 }
`
const VALUES = COUNT.replace('event_count', 'value_count').replace('gte: 2', 'field: host, gte: 2')
const ORDER = `${FAILED}${WORKED}title: Guessed
name: many
correlation:
  type: temporal_ordered
  rules: [failed, worked]
  group-by: [user]
  timespan: 5m
`
const PARTS = ORDER.replace('temporal_ordered', 'temporal')
const CONDITION = `${PARTS}  condition: failed and not worked\n`
const NEW = `title: New
name: many
logsource: { category: test }
detection: { selection: { action: failed }, condition: selection }
sigmacast: { first-seen: { fields: [user], timespan: 1d } }
`

/** Writes a test with events such as `0s action: failed, user: ann`. */
function testOf(expected: string, ...events: readonly string[]): string {
  const list = events.map((event) => `{ at: ${event.replace(/ (.*)/, ', event: { $1 }')} }`)
  return `  - { expect: ${expected}, events: [ ${list.join(', ')} ] }\n`
}

const run = (rules: string, tests: readonly string[]) =>
  runTests(['.'], {
    cwd: folderWith({ 'r.yml': rules, 'r.test.yml': `rule: many\ntests:\n${tests.join('')}` }),
    coverage: true,
  })

interface CoverageRow {
  readonly title: string
  readonly rules: string
  readonly tests: readonly string[]
  readonly untested: readonly string[]
}

const reached = testOf('match', '0s action: failed, user: ann', '1m action: failed, user: ann')
const complete = [
  reached,
  testOf('no-match', '0s action: failed, user: ann'),
  testOf('no-match', '0s action: failed, user: ann', '1m action: failed, user: bob'),
  testOf('no-match', '0s action: failed, user: ann', '6m action: failed, user: ann'),
]
const inOrder = testOf('match', '0s action: failed, user: ann', '1m action: worked, user: ann')
const reversed = testOf('no-match', '0s action: worked, user: ann', '1m action: failed, user: ann')
const apart = testOf('no-match', '0s action: failed, user: ann', '6m action: worked, user: ann')
const ofTwo = testOf('no-match', '0s action: failed, user: ann', '1m action: worked, user: bob')

const rows: readonly CoverageRow[] = [
  {
    title: 'a match alone exercises the rules of a correlation, and nothing that prevents a match',
    rules: COUNT,
    tests: [reached],
    untested: [
      '13:14 no test has events that do not satisfy `gte: 2`',
      '11:14 no test has events that would match without grouping by `user`',
      '12:13 no test has events that would match in a longer time span than `5m`',
    ],
  },
  { title: 'a count is complete with three tests without a match', rules: COUNT, tests: complete, untested: [] },
  {
    title: 'a list of matches says when the condition is not satisfied, but does not separate groups',
    rules: COUNT,
    tests: [
      testOf('[{ at: 1m, group: { user: ann } }]', '0s action: failed, user: ann', '1m action: failed, user: ann'),
    ],
    untested: [
      '11:14 no test has events that would match without grouping by `user`',
      '12:13 no test has events that would match in a longer time span than `5m`',
    ],
  },
  {
    title: 'a test that fails exercises nothing',
    rules: COUNT,
    tests: [testOf('match', '0s action: failed, user: ann')],
    untested: [
      '9:9 no test has events that the rule matches',
      '10:10 no test needs an event of the rule `failed`',
      '13:14 no test has events that do not satisfy `gte: 2`',
      '11:14 no test has events that would match without grouping by `user`',
      '12:13 no test has events that would match in a longer time span than `5m`',
    ],
  },
  {
    title: 'a count of values counts equal values once',
    rules: VALUES,
    tests: [
      testOf('match', '0s action: failed, user: ann, host: a', '1m action: failed, user: ann, host: b'),
      testOf('no-match', '0s action: failed, user: ann, host: a', '1m action: failed, user: bob, host: b'),
      testOf('no-match', '0s action: failed, user: ann, host: a', '6m action: failed, user: ann, host: b'),
    ],
    untested: ['13:23 no test depends on counting equal values of `host` once'],
  },
  {
    title: 'a comparison that every event satisfies separates nothing',
    rules: COUNT.replace('gte: 2', 'gte: 1'),
    tests: [testOf('match', '0s action: failed, user: ann')],
    untested: [],
  },
  {
    title: 'each comparison counts',
    rules: COUNT.replace('gte: 2', 'gte: 2, lte: 3'),
    tests: complete,
    untested: ['13:14 no test has events that do not satisfy `lte: 3`'],
  },
  {
    title: 'an order needs another order',
    rules: ORDER,
    tests: [inOrder, apart, ofTwo],
    untested: ['14:9 no test has the events in another order'],
  },
  { title: 'an order is complete', rules: ORDER, tests: [inOrder, reversed, apart, ofTwo], untested: [] },
  {
    title: 'each rule of several needs an event',
    rules: COUNT.replace('[failed]', '[failed, worked]').replace('title: Many', `${WORKED}title: Many`),
    tests: complete,
    untested: ['15:10 no test needs an event of the rule `worked`'],
  },
  {
    title: 'rules in any order need one rule alone',
    rules: PARTS,
    tests: [inOrder, apart, ofTwo],
    untested: [],
  },
  {
    title: 'a condition on rules needs events that do not satisfy it',
    rules: CONDITION,
    tests: [testOf('match', '0s action: failed, user: ann')],
    untested: [
      '15:10 no test needs an event of the rule `worked`',
      '18:14 no test has events that do not satisfy `condition`',
      '16:14 no test has events that would match without grouping by `user`',
      '17:13 no test has events that would match in a longer time span than `5m`',
    ],
  },
  {
    title: 'new values need one that is known, and one that is forgotten',
    rules: NEW,
    tests: [testOf('match', '0s action: failed, user: ann')],
    untested: [
      '5:14 no test depends on counting equal values of `user` once',
      '5:54 no test has events that would match in a longer time span than `1d`',
    ],
  },
]

describe('coverage of correlations', () => {
  test.each(rows)('$title', async ({ rules, tests, untested }) => {
    const result = await run(rules, tests)
    const [coverage] = result.rules.flatMap((each) => each.coverage ?? [])
    expect(
      coverage?.untested.map((each) => `${placed(each)} ${each.message}`.replace(/ warning branch-untested/, '')),
    ).toEqual(untested)
  })
})

interface FailureRow {
  readonly title: string
  readonly rules: string
  readonly test: string
  readonly parts: readonly string[]
}

const failures: readonly FailureRow[] = [
  {
    title: 'each group has its figure',
    rules: COUNT,
    test: testOf(
      'match',
      '0s action: failed, user: ann',
      '1m action: failed, user: bob',
      '2m action: other, user: bob',
    ),
    parts: [
      '✓ rule failed: 2 of 3 events',
      '✗ one group by user',
      '  ✗ group user: "ann"',
      '    ✗ number of events gte: 2 = 1',
      '  ✗ group user: "bob"',
      '    ✗ number of events gte: 2 = 1',
    ],
  },
  {
    title: 'groups that match come first',
    rules: COUNT,
    test: testOf(
      'no-match',
      '0s action: failed, user: ann',
      ...['1m', '2m'].map((at) => `${at} action: failed, user: bob`),
    ),
    parts: [
      '✓ rule failed: 3 of 3 events',
      '✓ one group by user',
      '  ✓ group user: "bob"',
      '    ✓ number of events gte: 2 = 2',
      '  ✗ group user: "ann"',
      '    ✗ number of events gte: 2 = 1',
    ],
  },
  {
    title: 'events without the field of the groups',
    rules: COUNT,
    test: testOf('match', '0s action: failed', '1m action: failed'),
    parts: ['✓ rule failed: 2 of 2 events', '✗ group by user ='],
  },
  {
    title: 'a rule without events has its conditions, on the event that satisfies most of them',
    rules: COUNT.replace('action: failed }', 'action: failed, kind: x }'),
    test: testOf('match', '0s action: other, user: ann', '1m action: other, kind: x, user: ann'),
    parts: [
      '✗ rule failed: 0 of 2 events',
      '  ✗ selection',
      '    ✗ action: "failed" = "other"',
      '    ✓ kind: "x" = "x"',
    ],
  },
  {
    title: 'an order has its rules',
    rules: ORDER,
    test: testOf('match', '0s action: worked, user: ann', '1m action: failed, user: ann'),
    parts: [
      '✓ rule failed: 1 of 2 events',
      '✓ rule worked: 1 of 2 events',
      '✗ group user: "ann"',
      '  ✓ rule failed',
      '  ✓ rule worked',
      '  ✗ rules in this order',
    ],
  },
  {
    title: 'new values have no groups',
    rules: NEW,
    test: testOf('[]', '0s action: failed, user: ann'),
    parts: ['✓ rule many: 1 of 1 event', '✓ new value of user'],
  },
]

const lines = (parts: readonly MatchPart[], indent = ''): readonly string[] =>
  parts.flatMap(({ text, holds, values, parts: inner }) => [
    `${indent}${holds ? '✓' : '✗'} ${text}${values === null ? '' : ` = ${values.map((value) => JSON.stringify(value)).join()}`.trimEnd()}`,
    ...lines(inner, `${indent}  `),
  ])

describe('a failed test of a correlation says which parts hold', () => {
  test.each(failures)('$title', async ({ rules, test: text, parts }) => {
    const { tests } = await run(rules, [text])
    expect(tests.map(({ explanation }) => lines(explanation?.parts ?? []))).toEqual([parts])
  })

  test('with places in the files of the rules', async () => {
    const { tests } = await run(COUNT, [testOf('match', '0s action: failed, user: ann')])
    const [{ related = [] } = {}] = tests.flatMap(({ diagnostic }) => diagnostic ?? [])
    expect(related.map(({ message, source, span }) => [message, source?.text.slice(span.start, span.end)])).toEqual([
      ['`number of events gte: 2` does not hold: 1', '{ gte: 2'],
    ])
  })
})
