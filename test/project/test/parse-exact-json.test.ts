import { expect, test } from 'vitest'
import { parseExactJson } from '../../../src/project/test/events/parse-exact-json.js'

test.each([
  ['keeps the digits of whole numbers beyond 2^53', '{"a":9007199254740993}', { a: '9007199254740993' }],
  [
    'keeps them in lists, and with a sign',
    '[9007199254740993, -9007199254740993]',
    ['9007199254740993', '-9007199254740993'],
  ],
  [
    'reads numbers up to 2^53 as numbers',
    '{"a": 9007199254740991, "b":1767225600000000}',
    {
      a: 9007199254740991,
      b: 1767225600000000,
    },
  ],
  [
    'reads fractions and exponents as doubles',
    '{"a":10000000000000000.5,"b":10000000000000000e2}',
    {
      a: 10000000000000000,
      b: 1000000000000000000,
    },
  ],
  [
    'leaves texts alone',
    '{"a: 12345678901234567":"b\\": 12345678901234567","c":12345678901234567}',
    {
      'a: 12345678901234567': 'b": 12345678901234567',
      c: '12345678901234567',
    },
  ],
])('%s', (_, text, expected) => {
  expect(parseExactJson(text)).toEqual(expected)
})

test.each(['{12345678901234567:1}', '{"a":012345678901234567}', '{"a":12345678901234567'])('refuses %s', (text) => {
  expect(() => parseExactJson(text)).toThrow(SyntaxError)
})
