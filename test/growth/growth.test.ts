import { expect, test } from 'vitest'
import { stepsOf } from './steps.js'

test('counts the steps in loops, in proportion', () => {
  const loop = (rounds: number) => () => {
    let sum = 0
    for (let round = 0; round < rounds; round++) sum += round
    return sum
  }
  const [few = 0, many = 0] = stepsOf([loop(1_000), loop(100_000)])
  expect(few).toBeGreaterThan(999)
  expect(many / few).toBeGreaterThan(50)
})
