import type { RegexClassItem, RegexNode } from './regex.js'
import { fail, NOTHING, placed, type RegexScanner, skip, take } from './regex-scanner.js'

type Shorthand = Extract<RegexClassItem, { readonly shorthand: string }>['shorthand']

const SHORTHAND = /\\([dwsDWS])/y
const CONTROL: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  f: '\f',
  a: '\x07',
  e: '\x1b',
}
/** `\0` is octal. Other digits are, too, but outside of a class `\1` is a back-reference. */
const LITERAL = /\\(?:([nrtfae])|x\{([0-9a-fA-F]+)\}|x([0-9a-fA-F]{1,2})|(0[0-7]{0,2})|([^a-zA-Z0-9]))/uy
const OCTAL = /\\([0-7]{1,3})/y
const LAST_CHARACTER = 0x10ffff

/** Reads an escape that stands for one character. */
function readLiteral(scanner: RegexScanner): string | undefined {
  const start = scanner.at
  const match = take(scanner, LITERAL)
  if (match === null) return undefined
  const [, control = '', code, shortCode, octal, character] = match
  if (octal !== undefined) return characterOf(octal, 8)
  const digits = code ?? shortCode
  if (digits === undefined) return character ?? CONTROL[control]
  return Number.parseInt(digits, 16) > LAST_CHARACTER
    ? fail(scanner, 'there is no such character', start)
    : characterOf(digits, 16)
}

const characterOf = (digits: string, base: number): string => String.fromCodePoint(Number.parseInt(digits, base))

const readShorthand = (scanner: RegexScanner): Shorthand | undefined =>
  take(scanner, SHORTHAND)?.[1] as Shorthand | undefined

const ARGUMENT = String.raw`(?:\{[^}]*\}|<[^>]*>|'[^']*')?`
const ASSERTION = /\\[bBAzZG]/y
const QUOTED = /\\Q([\s\S]*?)(?:\\E|$)/y
/** Letters whose escapes take a name or a number in braces. `\h{2}` is a repetition instead. */
const WITH_ARGUMENT = `[gkNopPux]${ARGUMENT}`
/** Unicode properties, back-references, octal numbers, control characters and the like. */
const UNKNOWN_ESCAPE = new RegExp(
  String.raw`\\(?:c[\s\S]|[pP](?!\{)[\s\S]|g-?\d+|${WITH_ARGUMENT}|[a-zA-Z]|[1-7][0-7]{1,2}|\d+)`,
  'uy',
)

/**
 * Escapes that PCRE2, Java, .NET, Python and RE2 all refuse, such as the `\U` of an unescaped `C:\Users`. With digits, `\u`
 * and `\U` are characters. `\p`, `\g`, `\k` and `\o` need an argument.
 * @see https://www.pcre.org/current/doc/html/pcre2syntax.html
 */
const NO_ESCAPE =
  /\\(?:[FIJLMOTYijlmqy]|U(?![0-9a-fA-F]{8})|u(?![0-9a-fA-F]{4}|\{)|[pP](?![CLMNPSZ{])|g(?![-\d{<'])|k(?![{<'])|o(?!\{))/y

function refuseUnknownLetter(scanner: RegexScanner): void {
  const start = scanner.at
  const refused = take(scanner, NO_ESCAPE)?.[0]
  if (refused !== undefined) fail(scanner, `\`${refused}\` has no meaning`, start)
}

/** Reads what begins with a backslash, outside a class. */
export function readEscape(scanner: RegexScanner): RegexNode {
  refuseUnknownLetter(scanner)
  const start = scanner.at
  const shorthand = readShorthand(scanner)
  if (shorthand !== undefined) return { ...placed(scanner, 'class', start), negated: false, items: [{ shorthand }] }
  if (take(scanner, ASSERTION) !== null) return placed(scanner, 'assertion', start)
  const text = take(scanner, QUOTED)?.[1]
  if (text !== undefined) return text === '' ? NOTHING : { kind: 'text', text }
  if (skip(scanner, '\\E')) return NOTHING
  const literal = readLiteral(scanner)
  if (literal !== undefined) return { kind: 'text', text: literal }
  return take(scanner, UNKNOWN_ESCAPE) === null ? failAtEnd(scanner) : placed(scanner, 'unknown', start)
}

const failAtEnd = (scanner: RegexScanner): never =>
  fail(scanner, 'it ends with a single backslash', scanner.at, scanner.at + 1)

/** Reads a class in brackets. A `]` at its start is one of its characters. */
export function readClass(scanner: RegexScanner): RegexNode {
  const start = scanner.at++
  const negated = skip(scanner, '^')
  const first = scanner.at
  const items: RegexClassItem[] = skip(scanner, ']')
    ? [{ from: ']', to: readRangeEnd(scanner, ']', first) ?? ']' }]
    : []
  while (!skip(scanner, ']')) {
    if (scanner.at >= scanner.source.length) fail(scanner, 'missing `]`', start, start + 1)
    items.push(readClassItem(scanner))
  }
  return { ...placed(scanner, 'class', start), negated, items }
}

const POSIX_CLASS = /\[:\^?[a-z]+:\]/y
const CLASS_CHARACTER = /[^\]\\]/uy
const UNKNOWN_ITEM = new RegExp(String.raw`\\(?:[pP](?!\{)[\s\S]|${WITH_ARGUMENT}|[a-zA-Z0-9])`, 'uy')

function readClassItem(scanner: RegexScanner): RegexClassItem {
  const posix = take(scanner, POSIX_CLASS)
  if (posix !== null) return { unknown: posix[0] }
  refuseUnknownLetter(scanner)
  const start = scanner.at
  const from = readClassCharacter(scanner)
  if (from !== undefined) return { from, to: readRangeEnd(scanner, from, start) ?? from }
  const shorthand = readShorthand(scanner)
  if (shorthand !== undefined) return { shorthand }
  return { unknown: take(scanner, UNKNOWN_ITEM)?.[0] ?? failAtEnd(scanner) }
}

function readClassCharacter(scanner: RegexScanner): string | undefined {
  if (skip(scanner, '\\b')) return '\b'
  const octal = take(scanner, OCTAL)?.[1]
  if (octal !== undefined) return characterOf(octal, 8)
  return readLiteral(scanner) ?? take(scanner, CLASS_CHARACTER)?.[0]
}

/** Reads the end of a range. Returns `undefined` if there is none: `-` is then a character. */
function readRangeEnd(scanner: RegexScanner, from: string, start: number): string | undefined {
  const dash = scanner.at
  const to = skip(scanner, '-') ? readClassCharacter(scanner) : undefined
  if (to === undefined) scanner.at = dash
  else if (codeOf(from) > codeOf(to)) fail(scanner, 'the range is reversed', start)
  return to
}

const codeOf = (character: string): number => character.codePointAt(0) ?? 0
