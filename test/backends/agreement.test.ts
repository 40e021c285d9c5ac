import { describe, expect, test } from 'vitest'
import { backends } from '../../backends/index.js'
import { type Backend, type ConvertSettings, convertRule, lowerRule } from '../../src/index.js'
import { constructRule, constructs } from '../constructs/constructs.js'
import { events } from '../constructs/events.js'
import { disagreements, judgeOf, matcherOf } from './agreement.js'
import { judges } from './judges.js'
import { mistakes } from './mistakes.js'

type Options = NonNullable<ConvertSettings['options']>

// Compares three verdicts on the same events: the reviewed ones, the matcher, and an independent reader of each
// target’s language.
test('every construct has a matching event and one that does not match', () => {
  const judged = Object.keys(events).filter((name) =>
    [true, false].every((verdict) => events[name]?.some(([, matches]) => matches === verdict)),
  )
  const meaningless = ['expand', 'expand-regex'] // Their placeholders are open.
  expect([...judged, ...meaningless].sort()).toEqual([...constructs.keys()])
})

test.each(Object.entries(events))('the matcher agrees with the rule %s', (name, list) => {
  const matches = matcherOf(lowerRule(constructRule(name)).detection?.expr)
  expect(list.filter(([event, verdict]) => matches(event) !== verdict)).toEqual([])
})

test.each([...backends.keys()])('the backend %s has a judge', (name) => {
  expect(judgeOf(name)).toBeInstanceOf(Function)
})

const judged = [...backends].filter(([name]) => Object.hasOwn(judges, name))

describe.each(judged)('a query of %s agrees with the rule', (_, backend) => {
  test.each(Object.entries(events))('%s', (name, list) => {
    expect(disagreements(backend, judgeOf(backend.name), name, list)).toEqual([])
  })
})

/** Options that change the conditions of a query. */
const variants: readonly (readonly [name: string, options: Options])[] = [
  ['datadog', { keywords: 'all' }],
  ['eql', { unmapped: true }],
  ['esql', { 'lower-once': true }],
  ['esql', { keywords: 'kql' }],
  ['esql', { keywords: 'qstr' }],
  ['esql', { 'multi-value': 'kql' }],
  ['esql', { 'multi-value': 'kql', 'minimum-version': '9.3' }],
  ['splunk', { 'data-model': 'tstats', dataset: 'Endpoint.Processes' }],
  ['splunk', { 'data-model': 'from', dataset: 'Endpoint.Processes' }],
  ['lucene', { 'case-insensitive': 'regex' }],
]

test.each(variants)('the queries of %s with %j agree with the rules', (target, options) => {
  const backend = backends.get(target)
  if (backend === undefined) throw new Error(target)
  const found = Object.entries(events).flatMap(([name, list]) =>
    disagreements(backend, judgeOf(target), name, list, options),
  )
  expect(found).toEqual([])
})

test('a backend without a judge fails with instructions', () => {
  expect(() => judgeOf('unjudged')).toThrow(
    "the backend `unjudged` has no judge, so nothing shows that its queries mean what they claim. Write a reader of its language from the vendor's manual in test/readers/unjudged/unjudged.ts, and add the line `unjudged: …` to the table in test/backends/judges.ts (docs/adding-a-backend.md, “The places of a backend in this repository”).",
  )
})

test('every judge belongs to an existing backend', () => {
  expect(Object.keys(judges).filter((name) => !backends.has(name))).toEqual([])
})

describe.each(judged)('the judge of %s detects a backend that', (_, backend) => {
  test.each(Object.entries(mistakes))('%s', (_, mistaken) => {
    const wrong = mistaken(backend)
    const isFound = Object.entries(events).some(
      ([name, list]) => disagreements(wrong, judgeOf(backend.name), name, list).length > 0,
    )
    expect(isFound || isReported(wrong, backend)).toBe(true)
  })
})

/** True if a mistake never changes a query that claims to be exact: a language without wildcards reports each of them. */
const isReported = (wrong: Backend, right: Backend): boolean =>
  [...constructs.keys()].every((name) => {
    const [mistaken, correct] = [wrong, right].map((backend) =>
      convertRule(constructRule(name), backend, { lossy: true }),
    )
    return mistaken?.fidelity !== 'exact' || mistaken.query === correct?.query
  })
