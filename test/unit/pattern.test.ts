import { describe, expect, test } from 'vitest'
import { ANY, ONE, parsePattern, pattern, patternText, plainText } from '../../src/backend.js'

// Texts are written as in a rule, with String.raw: the back-ticks contain the author’s text.
const raw = String.raw

// Sigma specification, "Escaping": plain backslashes are literal. `\*` and `\?` are a literal star and question mark.
// `\\*` is a backslash and a wildcard, and `\\\*` is a backslash and a literal star. `\\\\` is two backslashes.
describe('a text of a rule', () => {
  test.each([
    ['', []],
    ['abc', ['abc']],
    ['*', [ANY]],
    ['?', [ONE]],
    ['a*b?c', ['a', ANY, 'b', ONE, 'c']],
    ['**', [ANY]],
    ['*?*', [ANY, ONE, ANY]],
    ['??', [ONE, ONE]],
    [raw`\*`, ['*']],
    [raw`\?`, ['?']],
    [raw`\\*`, ['\\', ANY]],
    [raw`\\?`, ['\\', ONE]],
    [raw`\\\*`, [raw`\*`]],
    [raw`\\\?`, [raw`\?`]],
    [raw`\\\\`, [raw`\\`]],
    [raw`\\\\*`, [raw`\\`, ANY]],
    [raw`\\\\\*`, [raw`\\*`]],
    [raw`a\b`, [raw`a\b`]],
    [raw`C:\Windows\System32`, [raw`C:\Windows\System32`]],
    [raw`C:\\Windows`, [raw`C:\Windows`]],
    [raw`\\\\server\share`, [raw`\\server\share`]],
    [raw`\\server`, [raw`\server`]],
    ['a\\', ['a\\']],
    [raw`a\\`, ['a\\']],
    ['\\', ['\\']],
    [raw`a\*b*c\?d`, ['a*b', ANY, 'c?d']],
    [raw`\%`, [raw`\%`]],
    ['a\nb\0', ['a\nb\0']],
    ['😀?', ['😀', ONE]],
  ])('%j reads as %j', (text, parts) => {
    expect(parsePattern(text)).toEqual(parts)
    expect(parsePattern(patternText(parsePattern(text)))).toEqual(parts)
  })
})

describe('a pattern', () => {
  test.each([
    [['a', 'b', '', 'c'], ['abc']],
    [
      [ANY, ANY, 'a', ANY, '', ANY],
      [ANY, 'a', ANY],
    ],
    [
      [ONE, ONE, ANY],
      [ONE, ONE, ANY],
    ],
    [['', ''], []],
    [
      ['a', { placeholder: 'x' }, 'b'],
      ['a', { placeholder: 'x' }, 'b'],
    ],
  ])('of %j is in its normal form %j', (parts, normal) => {
    expect(pattern(parts)).toEqual(normal)
  })

  test.each([
    [[], ''],
    [['a*b'], 'a*b'],
    [[ANY], undefined],
    [['a', ANY], undefined],
    [[{ placeholder: 'x' }], undefined],
  ])('%j has the plain text %j', (parts, text) => {
    expect(plainText(parts)).toBe(text)
  })

  test.each([
    [[raw`a*b?\ `], raw`a\*b\?\\ `],
    [['a', ANY, ONE], 'a*?'],
    [[{ placeholder: 'admins' }], '%admins%'],
  ])('%j is written %j', (parts, text) => {
    expect(patternText(parts)).toBe(text)
  })
})
