import { expect, test } from 'vitest'
import { chargeTest, openEffort } from '../../src/witness/effort.js'

/** The number of calls of a test on many events, and whether the effort was used up. */
function asked(
  regexLength: number,
  textLength: number,
  times: number,
  predicates = 1,
): { count: number; refused: boolean } {
  const effort = openEffort(20, predicates)
  let count = 0
  const test = chargeTest(() => ++count > 0, predicates, regexLength, effort)
  const event = { f: 'x'.repeat(textLength) }
  for (let i = 0; i < times; i++) test(event)
  return { count, refused: effort.refused }
}

test('charges the effort of long regular expressions over long texts before running them', () => {
  expect(asked(24_000, 10_000, 100)).toEqual({ count: 0, refused: true })
  // Ten times the length, a tenth of the tests: the work is the same.
  const [short, long] = [asked(1_000, 5_000, 10_000), asked(10_000, 5_000, 10_000)]
  expect(short.refused && long.refused).toBe(true)
  expect(short.count).toBeGreaterThan(5 * long.count)
  expect(long.count).toBeGreaterThan(0)
})

test('usual expressions are free, and other predicates run whatever effort remains', () => {
  expect(asked(200, 1_000, 100)).toEqual({ count: 100, refused: false })
  expect(asked(0, 100_000, 100, 100)).toEqual({ count: 100, refused: false })
})
