import { expect, test } from 'vitest'
import { beginning, shorten } from '../../src/text/shorten.js'

test.each([
  ['abc', 3, 'abc', 'abc'],
  ['abcd', 3, 'abc…', 'abc'],
  ['ab😀', 4, 'ab😀', 'ab😀'],
  ['ab😀d', 3, 'ab…', 'ab'],
  ['ab😀d', 4, 'ab😀…', 'ab😀'],
])('%s with at most %i code units', (text, most, short, begun) => {
  expect([shorten(text, most), beginning(text, most)]).toEqual([short, begun])
})
