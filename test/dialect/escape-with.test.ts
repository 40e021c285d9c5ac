import { expect, test } from 'vitest'
import { escapeWith } from '../../src/dialect/escape.js'
import { CONTROL } from '../../src/text/control-characters.js'

const texts = ['', 'plain', '"', '\\', '"a"', 'C:\\a\\"b"', 'a“b', '😀"😀', '\ud83d', 'ABC']

test.each([
  /["\\]/g,
  /[a-c"“]/g,
  /[^a-z]/g,
  /[\]\\]/g,
  /[a-c]/gi,
  /[\u{1f600}"]/gu,
  /["\\]/,
  /&&|"/g,
  /[ab][a"]/g,
  /[\p{L}\ud83d]/gu,
])('%s is escaped as `replace` does', (special) => {
  const withBackslashes = escapeWith(special)
  const dollars = escapeWith(special, '$&')
  const codes = escapeWith(special, (match) => `<${match.length}>`)
  for (const text of texts) {
    expect(withBackslashes(text)).toBe(text.replace(special, (match) => `\\${match}`))
    expect(dollars(text)).toBe(text.replace(special, (match) => `$&${match}`))
    expect(codes(text)).toBe(text.replace(special, (match) => `<${match.length}>`))
  }
})

test('control characters are those of their Unicode categories', () => {
  const characters = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code))
  expect(characters.filter((char) => CONTROL.test(char))).toEqual(
    characters.filter((char) => /[\p{Cc}\p{Zl}\p{Zp}]/u.test(char)),
  )
})
