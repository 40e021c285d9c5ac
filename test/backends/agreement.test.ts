import { describe, expect, test } from 'vitest'
import { backends } from '../../backends/index.js'
import { lowerRule } from '../../src/index.js'
import { constructRule, constructs } from '../constructs/constructs.js'
import { events } from '../constructs/events.js'
import { disagreements, judgeOf, matcherOf } from './agreement.js'
import { judges } from './judges.js'
import { mistakes } from './mistakes.js'

// Three judges over the same events: the verdicts written by hand, the matcher, and for each target in the registry a reader of its language that
// knows nothing of the compiler.
test('every construct has an event that matches and one that does not', () => {
  const judged = Object.keys(events).filter((name) =>
    [true, false].every((verdict) => events[name]?.some(([, matches]) => matches === verdict)),
  )
  const meaningless = ['expand'] // Its placeholder is open.
  expect([...judged, ...meaningless].sort()).toEqual([...constructs.keys()])
})

test.each(Object.entries(events))('the matcher means what the rule means, for %s', (name, list) => {
  const matches = matcherOf(lowerRule(constructRule(name)).detection?.expr)
  expect(list.filter(([event, verdict]) => matches(event) !== verdict)).toEqual([])
})

describe.each([...backends])('a query of %s means what the rule means, for', (_, backend) => {
  test.each(Object.entries(events))('%s', (name, list) => {
    expect(disagreements(backend, judgeOf(backend.name), name, list)).toEqual([])
  })
})

describe('a backend without a judge', () => {
  test('fails, and the message says how to add one', () => {
    expect(() => judgeOf('toy')).toThrow(
      "nobody judges whether the queries of `toy` mean what they claim. Write a reader of its language from the vendor's manual in test/readers/toy.ts, and add the line `toy: …` to the table in test/backends/judges.ts (docs/adding-a-backend.md, “The evidence”).",
    )
  })

  test('is none that has gone', () => {
    expect(Object.keys(judges).sort()).toEqual([...backends.keys()].sort())
  })
})

describe.each([...backends])('a %s that calls itself exact is caught if it', (_, backend) => {
  test.each(Object.entries(mistakes))('%s', (_, mistake) => {
    const wrong = mistake(backend)
    const found = Object.entries(events).find(
      ([name, list]) => disagreements(wrong, judgeOf(wrong.name), name, list).length > 0,
    )
    expect(found).toBeDefined()
  })
})
