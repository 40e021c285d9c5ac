import { load, YAML11_SCHEMA } from 'js-yaml'
import { expect, test } from 'vitest'
import { yamlText } from '../../src/pipeline/finalizers/yaml-text.js'

test.each([
  ['a=1 and b="c"', 'a=1 and b="c"'],
  ['', "''"],
  ['yes', "'yes'"],
  ['0x1F', "'0x1F'"],
  ['1:30', "'1:30'"],
  ['2024-01-02', "'2024-01-02'"],
  ['4688 of these', '4688 of these'],
  ['a: b', "'a: b'"],
  ['a:b', 'a:b'],
  ['a #b', "'a #b'"],
  ["'a'", "'''a'''"],
  ['*a*', "'*a*'"],
  ['- a', "'- a'"],
  ['-a', '-a'],
  [' a', "' a'"],
  ['a\nb', '|-\n    a\n    b'],
  ['a\n\n  b\n', '|\n    a\n\n      b'],
  ['a\n\n', '|+\n    a\n'],
  [' a\nb', String.raw`" a\nb"`],
  ['a\tb', String.raw`"a\tb"`],
  ['a\u0085\ud800', String.raw`"a\u0085\ud800"`],
])('the item %j', (text, written) => {
  const yaml = yamlText([text], 4)
  expect(yaml).toBe(`- ${written}\n`)
  expect([load(yaml), load(yaml, { schema: YAML11_SCHEMA }), load(yamlText(text, 4))]).toEqual([[text], [text], text])
})

test('an empty list', () => {
  expect(yamlText([], 2)).toBe('[]\n')
})
