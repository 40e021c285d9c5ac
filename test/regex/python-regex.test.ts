import { describe, expect, test } from 'vitest'
import { matchesStart, pythonRegex } from '../../src/python/regex/python-regex.js'
import { pythonTemplate } from '../../src/python/regex/python-template.js'
import { substitute } from '../../src/python/regex/substitute.js'

// The result of Python's `re.match` at the beginning of each text; null for no match. Generated with Python 3.11.
test.each<[string, Readonly<Record<string, string | null>>]>([
  ['b', { abc: null, bc: 'b' }],
  ['a|ab', { ab: 'a' }],
  ['.', { '\r': '\r', '\n': null, '😀': '😀' }],
  ['(?s).', { '\n': '\n' }],
  ['a$', { a: 'a', 'a\n': 'a', 'a\nb': null }],
  ['a\\Z', { a: 'a', 'a\n': null }],
  ['(?m)a$', { 'a\nb': 'a', 'a\r': null }],
  ['(?i)É', { é: 'é' }],
  ['\\d\\w\\s', { '1é ': '1é ', '٣_\u00a0': '٣_\u00a0', '１a\ufeff': null }],
  ['(?a)\\d', { '٣': null }],
  ['\\bé\\b', { é: 'é', éa: null }],
  ['[^\\W\\d]+', { ab1: 'ab', é_: 'é_' }],
  ['[]a-]+', { ']-a^': ']-a' }],
  ['[a&&b~]', { '&': '&', '~': '~' }],
  ['a{,2}', { aaa: 'aa', b: '' }],
  ['a{x', { 'a{x': 'a{x' }],
  ['a{1,2}?', { aa: 'a' }],
  ['(?P<q>["\']).*?(?P=q)', { '"a\'"b': '"a\'"' }],
  ['(a|b)\\1', { aa: 'aa', ab: null }],
  ['(?x) a b # c\n *', { abb: 'abb' }],
  ['a(?#no)b', { ab: 'ab' }],
  ['(?=a)+a', { a: 'a' }],
  ['(?s:.)a', { '\na': '\na' }],
  ['\\x41\\u00e9\\101\\0', { 'AéA\0': 'AéA\0' }],
  ['[\\b\\1]', { '\b': '\b', '\x01': '\x01' }],
  ['\\-\\/\\"\\ ', { '-/" ': '-/" ' }],
])('%s', (source, found) => {
  const regex = pythonRegex(source)
  if ('problem' in regex) throw new Error(regex.problem)
  expect(Object.fromEntries(Object.keys(found).map((text) => [text, matchesStart(regex, text)?.[0] ?? null]))).toEqual(
    found,
  )
})

describe('rejects with a place:', () => {
  test.each([
    ['a)b', 'this `)` has no matching `(`', 1, 2],
    ['a(b', 'missing `)`', 1, 3],
    ['a[b', 'missing `]`', 1, 3],
    ['*a', 'there is nothing to repeat', 0, 1],
    ['^*', 'there is nothing to repeat', 1, 2],
    ['a**', 'a repetition cannot be repeated', 2, 3],
    ['[b-a]', 'the range is reversed', 1, 4],
    ['[\\w-a]', 'a range requires two characters', 1, 5],
    ['a\\', 'it ends with a single backslash', 1, 2],
    ['(a)\\2', 'there is no such group before the reference', 3, 5],
    ['(a)?\\1', 'it refers to a group that may not have matched', 4, 6],
    ['a(?i)b', 'flags are only allowed at the beginning', 1, 5],
    ['(?P<a>b)(?P<a>c)', 'duplicate group `a`', 8, 14],
    ['(?(1)a|b)', 'this kind of group cannot be translated', 0, 2],
  ] as const)('%s', (source, problem, start, end) => {
    expect(pythonRegex(source)).toEqual({ problem, start, end })
  })
})

describe('replacements', () => {
  const regex = pythonRegex('(a)(?P<n>b)')
  if ('problem' in regex) throw new Error(regex.problem)
  test.each([
    ['x', ['x']],
    ['\\1\\g<n>\\g<2>', [1, 2, 2]],
    ['\\g<0>', [0]],
    ['\\\\\\*\\n\\101', ['\\\\*\nA']],
    ['$1%', ['$1%']],
  ] as const)('%s', (source, parts) => {
    expect(pythonTemplate(source, regex)).toEqual(parts)
  })

  test.each([
    ['\\3', 'there is no such group', 0, 2],
    ['a\\g<m>', 'there is no such group', 1, 6],
    ['\\q', 'there is no escape `\\q`', 0, 2],
    ['a\\', 'it ends with a single backslash', 1, 2],
  ] as const)('%s is refused', (source, problem, start, end) => {
    expect(pythonTemplate(source, regex)).toEqual({ problem, start, end })
  })
})

test.each([
  ['$', '😀a[]'],
  ['\\Z', '😀a[]'],
  ['(?m)^', '[]😀a'],
  ['\\B', '[]😀a'],
  ['(?!x)', '[]😀[]a[]'],
  ['.', '[😀][a]'],
] as const)('%s matches no half of a character', (source, expected) => {
  const regex = pythonRegex(source)
  if ('problem' in regex) throw new Error(regex.problem)
  const copy = (start: number, end: number) => ['😀a'.slice(start, end)]
  expect(substitute('😀a', regex, ['[', 0, ']'], { copy, parse: (text) => [text] })).toEqual([expected])
})
