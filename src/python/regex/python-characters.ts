import { fail, type PythonFlags, type PythonReading, peek, take, takeMatch, takes } from './python-reading.js'

/** Escapes one character for an expression with the flag `v`. */
export const literal = (char: string): string =>
  /^[A-Za-z0-9]$/.test(char) ? char : `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`

/** Python's `\d`, `\s` and `\w` as the content of a class. https://docs.python.org/3/library/re.html */
const SETS = {
  d: '\\p{Nd}',
  w: '\\p{L}\\p{N}_',
  s: '\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000',
} as const
const ASCII_SETS = { d: '0-9', w: 'A-Za-z0-9_', s: '\\t-\\r\\x20' } as const

type SetName = keyof typeof SETS

/** Translates a set to a class, which may be nested in another one. */
export function setClass(letter: string, { ascii }: PythonFlags): string {
  const name = letter.toLowerCase() as SetName
  return `[${letter === name ? '' : '^'}${(ascii ? ASCII_SETS : SETS)[name]}]`
}

export const isSet = (letter: string): boolean => /^[dswDSW]$/.test(letter)

const CONTROLS: Readonly<Record<string, string>> = {
  a: '\x07',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '\\': '\\',
}

/** Reads an escaped character after its backslash. In a class, `\b` is a backspace, and every number is octal. */
export function escapedCharacter(reading: PythonReading, inClass: boolean): string {
  const start = reading.at - 1
  const octal = takeMatch(reading, inClass ? /[0-7]{1,3}/y : /0[0-7]{0,2}|[0-3][0-7]{2}/y)
  if (octal !== undefined) {
    const code = Number.parseInt(octal[0], 8)
    return code > 0o377 ? fail(reading, 'the octal number is too large', start) : String.fromCodePoint(code)
  }
  const hex = takeMatch(reading, /x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})/y)
  if (hex !== undefined) {
    const code = Number.parseInt(hex[1] ?? hex[2] ?? hex[3] ?? '', 16)
    return code > 0x10ffff ? fail(reading, 'the character does not exist', start) : String.fromCodePoint(code)
  }
  const char = take(reading)
  if (char === '') return fail(reading, 'it ends with a single backslash', start)
  if (inClass && char === 'b') return '\b'
  const control = CONTROLS[char]
  if (control !== undefined) return control
  return /^[A-Za-z0-9]$/.test(char) ? fail(reading, `there is no escape \`\\${char}\``, start) : char
}

/** Reads a class after its opening bracket. */
export function characterClass(reading: PythonReading): string {
  const start = reading.at - 1
  const negated = takes(reading, '^')
  const items: string[] = []
  while (peek(reading) !== ']' || items.length === 0) {
    if (peek(reading) === '') return fail(reading, 'missing `]`', start)
    items.push(classItem(reading))
  }
  take(reading)
  return `[${negated ? '^' : ''}${items.join('')}]`
}

function classItem(reading: PythonReading): string {
  const start = reading.at
  const low = member(reading)
  const isRange = peek(reading) === '-' && !/^-(?:\]|$)/.test(reading.source.slice(reading.at, reading.at + 2))
  if (!isRange) return low.set ?? literal(low.char)
  take(reading)
  const high = member(reading)
  if (low.set !== undefined || high.set !== undefined) return fail(reading, 'a range requires two characters', start)
  if (order(low.char) > order(high.char)) return fail(reading, 'the range is reversed', start)
  return `${literal(low.char)}-${literal(high.char)}`
}

const order = (char: string): number => char.codePointAt(0) ?? 0

function member(reading: PythonReading): { readonly char: string; readonly set?: string } {
  const char = take(reading)
  if (char !== '\\') return { char }
  const letter = peek(reading)
  if (!isSet(letter)) return { char: escapedCharacter(reading, true) }
  take(reading)
  return { char: letter, set: setClass(letter, reading.flags) }
}
