import { describe, expect, test } from 'vitest'
import { textsOf } from '../unit/lowered.js'

// Compares with Node's `Buffer`, which the compiler does not use.
const values = [
  'a',
  'ab',
  'abc',
  'abcd',
  'IEX',
  'http://',
  'foo bar',
  'Zoë',
  '魏',
  '😀',
  '"\\\'',
  'x'.repeat(100),
  '\u0000\u007f',
]
const quoted = (value: string): string => JSON.stringify(value.replace(/[*?\\]/g, '\\$&'))
const encoders: Readonly<Record<string, (text: string) => Buffer>> = {
  utf8: (text) => Buffer.from(text),
  wide: (text) => Buffer.from(text, 'utf16le'),
  utf16le: (text) => Buffer.from(text, 'utf16le'),
  utf16be: (text) => Buffer.from(text, 'utf16le').swap16(),
  utf16: (text) => Buffer.from(`\uFEFF${text}`, 'utf16le'),
}
const rows = Object.entries(encoders).flatMap(([name, encode]) =>
  values.map((value) => [name === 'utf8' ? '' : `|${name}`, value, encode(value)] as const),
)

test.each(rows)('a%s|base64 of %j equals Buffer’s result', (modifier, value, bytes) => {
  expect(textsOf(`a${modifier}|base64`, quoted(value))).toEqual([bytes.toString('base64')])
})

describe('base64offset', () => {
  test.each([
    ['foobar', ['Zm9vYmFy', 'Zvb2Jhc', 'mb29iYX']],
    ['http://', ['aHR0cDovL', 'h0dHA6Ly', 'odHRwOi8v']],
    ['foo', ['Zm9v', 'Zvb', 'mb2']],
    ['fo', ['Zm', 'Zv', 'mb']],
  ])('of %s is %j', (value, variants) => {
    expect(textsOf('a|base64offset', value)).toEqual(variants)
  })

  const neighbours = ['', '\0', 'A', '\xff\xff', '\xff\xfe\xfd', 'some text']
  test.each(
    rows.filter(([, , bytes]) => bytes.length > 1),
  )('a%s|base64offset of %j stands in every encoding around it', (modifier, value, bytes) => {
    const variants = textsOf(`a${modifier}|base64offset`, quoted(value))
    for (const before of neighbours) {
      for (const after of neighbours) {
        const [head, tail] = [before, after].map((text) => Buffer.from(text, 'latin1'))
        const encoded = Buffer.concat([head!, bytes, tail!]).toString('base64')
        expect(encoded).toContain(variants[before.length % 3])
      }
    }
  })

  test.each(
    rows.filter(([, , bytes]) => bytes.length > 1),
  )('a%s|base64offset of %j is the longest such text', (modifier, value, bytes) => {
    const around = (before: number, after: number, fill: number): string =>
      Buffer.concat([Buffer.alloc(before, fill), bytes, Buffer.alloc(after, fill)]).toString('base64')
    const variants = textsOf(`a${modifier}|base64offset`, quoted(value)).map((variant, offset) => {
      const [low, high] = [around(offset, 3, 0), around(offset, 3, 0xff)]
      const same = [...low].map((char, index) => (char === high[index] ? char : ' ')).join('')
      return {
        variant,
        longest: same
          .trim()
          .split(' ')
          .find((part) => part.includes(variant)),
      }
    })
    for (const { variant, longest } of variants) expect(variant).toBe(longest)
  })
})

test.each([
  ['a|contains|base64offset', 'b', 'wildcard-not-encodable'],
  ['a|base64', "'*'", 'wildcard-not-encodable'],
  ['a|wide', "'?'", 'wildcard-not-encodable'],
  ['a|base64offset', 'b', 'too-short-for-offset'],
])('%s of %s is refused', (key, value, code) => {
  expect(() => textsOf(key, value)).toThrow(code)
})

test.each([
  ['a|base64', '7', ['Nw==']],
  ['a|base64', 'true', ['dHJ1ZQ==']],
  ['a|base64|contains', 'x', ['*eA==*']],
  ['a|base64|base64', 'x', ['ZUE9PQ==']],
  ['a|wide|base64|wide|base64', 'x', ['ZQBBAEEAPQA=']],
  ['a|base64|base64offset|contains', 'x', ['*ZUE9P*', '*VBPT*', '*lQT09*']],
  ['a|wide|wide|base64', 'x', undefined],
  ['a|base64|contains|contains', 'x', undefined],
  ['a|wide', 'x', ['x\0']],
  ['a|wide|contains', 'x', ['*x\0*']],
])('%s of %s is %j', (key, value, texts) => {
  if (texts === undefined) expect(() => textsOf(key, value)).toThrow('modifier-repeated')
  else expect(textsOf(key, value)).toEqual(texts)
})
