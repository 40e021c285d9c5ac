import fc from 'fast-check'

/** Characters and words that are syntax in some language of rules, queries or regular expressions. */
const MARKS = [...'*?\\"\':(){}[]/<>=#&~^|%$!+-.,;@`_ ']
/** Few letters, so that values coincide; both cases, and some outside of ASCII and of the basic plane. */
const LETTERS = [...'aAbBkKxX01éÉäÄжЖ日😀']
const BLANKS = ['\t', '\n', '\r', '\u00a0', '\u0085', '\u2028', '\x07', '\x7f']

/** A character; special ones are more frequent. */
export const character = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...LETTERS) },
  { weight: 4, arbitrary: fc.constantFrom(...MARKS) },
  { weight: 1, arbitrary: fc.constantFrom(...BLANKS) },
)

const FIRST_SURROGATE = 0xd800
const SURROGATES = 0x800

const WORDS = [
  'abc',
  'Abc.exe',
  'abcdef',
  'C:\\Windows\\*',
  '-a --b',
  '/c x',
  '10.0.0.0/8',
  'true',
  '1',
  'null',
  'a*bcd',
  'a\\?b\\*c',
  '?bc',
  'NOT',
  'or',
]

/** A value as an author might write it, wildcards and escapes included. */
export const written = fc.oneof(
  { weight: 4, arbitrary: fc.string({ unit: character, maxLength: 6 }) },
  { weight: 1, arbitrary: fc.constantFrom(...WORDS) },
)

/** Any text that a UTF-8 file can contain: no lone surrogates. */
export const wellFormed = (text: string): boolean => !/\p{Surrogate}/u.test(text)

/**
 * The characters of Unicode, in order. fast-check has them as `unit: 'binary'`, but first makes a table of a million
 * characters, which takes longer than most laws.
 */
const anyCharacter = fc.nat({ max: 0x10ffff - SURROGATES }).map(
  (index) => String.fromCodePoint(index < FIRST_SURROGATE ? index : index + SURROGATES),
  (text) => {
    const [first, ...more] = typeof text === 'string' ? [...text] : []
    if (first === undefined || more.length > 0 || !wellFormed(first)) throw new Error('not a character')
    const codePoint = first.codePointAt(0) ?? 0
    return codePoint < FIRST_SURROGATE ? codePoint : codePoint - SURROGATES
  },
)

/** Text of any characters of Unicode; no lone surrogates. */
export const unicodeText = (constraints: { readonly maxLength?: number } = {}): fc.Arbitrary<string> =>
  fc.string({ ...constraints, unit: anyCharacter })

/** Any text: lone surrogates, control characters, everything in Unicode. */
export const anyText = fc.oneof(
  { weight: 3, arbitrary: fc.string({ unit: character, maxLength: 12 }) },
  { weight: 2, arbitrary: unicodeText({ maxLength: 12 }) },
  {
    weight: 1,
    arbitrary: fc.string({ unit: fc.oneof(character, fc.constantFrom('\ud800', '\udc00')), maxLength: 12 }),
  },
)
