import { describe, expect, test } from 'vitest'
import { backends } from '../../backends/index.js'
import { type ConvertSettings, lowerRule } from '../../src/index.js'
import { constructRule, constructs } from '../constructs/constructs.js'
import { events } from '../constructs/events.js'
import { disagreements, judgeOf, matcherOf } from './agreement.js'
import { judges } from './judges.js'
import { mistakes } from './mistakes.js'

type Options = NonNullable<ConvertSettings['options']>

// Three judges over the same events: the verdicts written by hand, the matcher, and for each target in the registry a reader of its language that
// knows nothing of the compiler.
test('every construct has an event that matches and one that does not', () => {
  const judged = Object.keys(events).filter((name) =>
    [true, false].every((verdict) => events[name]?.some(([, matches]) => matches === verdict)),
  )
  const meaningless = ['expand', 'expand-regex'] // Their placeholders are open.
  expect([...judged, ...meaningless].sort()).toEqual([...constructs.keys()])
})

test.each(Object.entries(events))('the matcher means what the rule means, for %s', (name, list) => {
  const matches = matcherOf(lowerRule(constructRule(name)).detection?.expr)
  expect(list.filter(([event, verdict]) => matches(event) !== verdict)).toEqual([])
})

test.each([...backends.keys()])('the backend %s has a judge', (name) => {
  expect(judgeOf(name)).toBeInstanceOf(Function)
})

const judged = [...backends].filter(([name]) => Object.hasOwn(judges, name))

describe.each(judged)('a query of %s means what the rule means, for', (_, backend) => {
  test.each(Object.entries(events))('%s', (name, list) => {
    expect(disagreements(backend, judgeOf(backend.name), name, list)).toEqual([])
  })
})

/** Options that change what a query asks. */
const variants: readonly (readonly [name: string, options: Options])[] = [
  ['datadog', { keywords: 'all' }],
  ['eql', { unmapped: true }],
  ['esql', { 'lower-once': true }],
  ['esql', { keywords: 'kql' }],
  ['esql', { keywords: 'qstr' }],
  ['esql', { 'multi-value': 'kql' }],
  ['esql', { 'multi-value': 'kql', 'minimum-version': '9.3' }],
  ['lucene', { 'case-insensitive': 'regex' }],
]

test.each(variants)('the queries of %s with %j mean what the rules mean', (target, options) => {
  const backend = backends.get(target)
  if (backend === undefined) throw new Error(target)
  const found = Object.entries(events).flatMap(([name, list]) =>
    disagreements(backend, judgeOf(target), name, list, options),
  )
  expect(found).toEqual([])
})

test('a backend without a judge fails, and the message says how to add one', () => {
  expect(() => judgeOf('toy')).toThrow(
    "the backend `toy` has no judge, so nothing shows that its queries mean what they claim. Write a reader of its language from the vendor's manual in test/readers/toy.ts, and add the line `toy: …` to the table in test/backends/judges.ts (docs/adding-a-backend.md, “The evidence”).",
  )
})

test('no judge is left over from a backend that has gone', () => {
  expect(Object.keys(judges).filter((name) => !backends.has(name))).toEqual([])
})

describe.each(judged)('the judge of %s finds the mistake of a backend that', (_, backend) => {
  test.each(Object.entries(mistakes))('%s', (_, mistaken) => {
    const wrong = mistaken(backend)
    const isFound = Object.entries(events).some(
      ([name, list]) => disagreements(wrong, judgeOf(backend.name), name, list).length > 0,
    )
    expect(isFound).toBe(true)
  })
})
