import { expect, test } from 'vitest'
import type { Json } from '../../src/index.js'
import type { Literal } from '../../src/witness/branches.js'
import { predicatesOf as predicatesIn } from '../../src/witness/changes.js'
import { seeded } from '../../src/witness/choose.js'
import { matchingEvents } from '../../src/witness/matching-events.js'
import { openBranch } from '../../src/witness/open-branch.js'
import { predicateTest } from '../../src/witness/predicate-test.js'
import { openWitnessContext } from '../../src/witness/witness-context.js'
import { lowered } from '../property/faithful.js'
import { predicatesOf } from '../unit/lowered.js'

const keys: readonly (readonly [key: string, value: string])[] = [
  ['f', 'a'],
  ['f|contains', 'a'],
  ['f|re', 'a'],
  ['f', "'*'"],
  ['f', "''"],
  ['f', '5'],
  ['f|gt', '1'],
  ['f|cidr', '10.0.0.0/8'],
  ['f|hour', '5'],
  ['f|fieldref', 'g'],
  ['g|fieldref', 'f'],
  ['f', 'null'],
  ['f|exists', 'true'],
  ['g', 'b'],
]
const literals = keys.flatMap(([key, value]) =>
  predicatesOf(key, value).flatMap((predicate): readonly Literal[] => [
    { predicate, positive: true },
    { predicate, positive: false },
  ]),
)

const values: readonly (Json | undefined)[] = [
  ...[undefined, null, 'a', 'A', '', 5, '5', 'b', true, '10.1.1.1', '2026-01-01T05:00:00Z'],
  ...[[], [null], [null, 'a'], ['a', 'b'], {}, { x: 'a' }, [{}], [[]]],
]
const events = values.flatMap((f) =>
  [undefined, null, 'a', 'b', []].map((g) => ({
    ...(f === undefined ? {} : { f }),
    ...(g === undefined ? {} : { g }),
  })),
)

test('no event satisfies two literals that contradict each other', () => {
  const wrong = literals.flatMap((first) => {
    const holds = predicateTest(first.predicate)
    const own = events.filter((event) => holds(event) === first.positive)
    return literals.flatMap((second) => {
      const { add } = openBranch()
      if (add(first) && add(second)) return []
      const test = predicateTest(second.predicate)
      const event = own.find((candidate) => test(candidate) === second.positive)
      return event === undefined ? [] : [[first, second, event]]
    })
  })
  expect(wrong).toEqual([])
})

test('forgets what the removed literals have said', () => {
  const literal = (key: string, value: string, positive = true): Literal => {
    const [predicate] = predicatesOf(key, value)
    if (predicate === undefined) throw new Error(key)
    return { predicate, positive }
  }
  const missing = literal('f|exists', 'true', false)
  const branch = openBranch()
  expect([literal('g', 'b'), literal('f', 'a'), literal('f', "'*'")].map(branch.add)).toEqual([true, true, true])
  branch.cutTo(2)
  expect(branch.add(missing)).toBe(false)
  branch.cutTo(1)
  expect(branch.add(missing)).toBe(true)
  expect(branch.literals.length).toBe(2)
})

test.each([
  '{ f: a, f|exists: false }',
  '{ f: null, f|contains: a }',
  '{ f|fieldref: g, g: null }',
])('the search for an event soon ends for %s, which none matches', (selection) => {
  const meaning = lowered(`title: t\nlogsource: {}\ndetection: { s: ${selection}, condition: s }\n`)
  if (meaning === undefined) throw new Error(selection)
  const { expr, matches } = meaning
  const context = openWitnessContext(expr, predicatesIn(expr), (event) => matches(event as never), 20, seeded(1))
  const before = context.effort.remaining
  expect(matchingEvents(context, 20).events).toEqual([])
  expect(before - context.effort.remaining).toBeLessThan(20)
})
