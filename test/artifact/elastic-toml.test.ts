import { expect, test } from 'vitest'
import { toml } from '../../backends/elastic/artifact/toml.js'

test.each([
  ['plain', '"plain"'],
  ['', '""'],
  ['a "b" \\ c', `'a "b" \\ c'`],
  [`it's "b"`, String.raw`"it's \"b\""`],
  ['tab\there', String.raw`"tab\there"`],
  [`it's\ta tab`, String.raw`"it's\ta tab"`],
  ['a\n\tb', `"""\na\n\\tb"""`],
  // Every version of TOML accepts it in a literal string.
  ['C:\\a\tb', "'C:\\a\tb'"],
  ['\u0000\u007f\r', String.raw`"\u0000\u007f\u000d"`],
  ['a\nb', '"""\na\nb"""'],
  ['\na\n', '"""\n\na\n"""'],
  ['a\\\nb', `'''\na\\\nb'''`],
  [`a\n"""'''`, `"""\na\n\\"\\"\\"'''"""`.replace(`\\"'''`, `"'''`)],
  [`a\n'"`, `"""\na\n'\\""""`],
  ['\ud800', '"\ufffd"'],
  ['日\u2028', '"日\u2028"'],
])('a text: %j', (text, expected) => {
  expect(toml({ text })).toBe(`text = ${expected}`)
})

test('prints tables, arrays of tables and lists', () => {
  expect(
    toml({
      first: {
        number: 1,
        is: true,
        none: [],
        one: ['a'],
        two: ['a', 'b'],
        inner: { x: 1 },
        rows: [{ y: 1 }, { y: 2 }],
      },
      last: { z: 1 },
    }),
  ).toBe(`[first]
number = 1
is = true
none = []
one = ["a"]
two = [
    "a",
    "b",
]

[first.inner]
x = 1

[[first.rows]]
y = 1

[[first.rows]]
y = 2

[last]
z = 1`)
})

test('prints objects in nested lists as inline tables', () => {
  expect(toml({ a: [[{ x: 'y"z', n: 1 }, { x: '' }]] })).toBe(`a = [[
    { x = 'y"z', n = 1 },
    { x = "" },
]]`)
})
