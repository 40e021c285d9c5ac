import fc from 'fast-check'

const raw = String.raw

/** The atoms of RE2's syntax, in letter cases and alphabets that have a rule of their own. */
const ATOMS = [
  ...[
    'a',
    'b',
    'A',
    'k',
    's',
    'ſ',
    '\u212a',
    'é',
    'É',
    'ß',
    'ẞ',
    'σ',
    'ς',
    '😀',
    '\ud83d',
    '\ude00',
    '\n',
    ' ',
    '/',
    '-',
  ],
  ...['.', '^', '$', '{', '}', ']', 'x{', '_', '7'],
  ...[raw`\.`, raw`\d`, raw`\w`, raw`\s`, raw`\D`, raw`\W`, raw`\S`, raw`\b`, raw`\B`, raw`\A`, raw`\z`],
  ...[raw`\n`, raw`\t`, raw`\v`, raw`\0`, raw`\012`, raw`\x41`, raw`\x{1F600}`, raw`\Qa.b\E`, raw`\\`, raw`\-`],
  ...['[ab]', '[^a]', '[a-k]', '[]a]', '[^]a]', '[a-]', '[\u212a]', '[^k]', '[^s-t]', '[\ud800-\udfff]', '[A-z]'],
  ...[raw`[^\W]`, raw`[\s\S]`, raw`[\]-a]`, raw`[\x00-\x{10ffff}]`, raw`[^\x00-\x{10ffff}]`, raw`[\0-\x20]`],
  ...['[[:alpha:]]', '[[:^digit:]x]', '[[:word:]-]', '[^[:upper:]]'],
  ...[raw`\pL`, raw`\PN`, raw`\p{Lu}`, raw`\P{Greek}`, raw`[^\pN]`, raw`\p{^L}`, raw`[\p{Ll}-]`],
]
const GROUPS = ['(', '(?:', '(?i:', '(?s:', '(?m:', '(?-i:', '(?i-s:', '(?-m:', '(?P<n>', '(?U:']
const SETTINGS = ['(?i)', '(?s)', '(?m)', '(?-i)', '(?is)', '(?-m)', '(?U)']
const COUNTS = ['*', '+', '?', '{2}', '{1,2}', '{0,3}', '{2,}', '{0}', '*?', '+?', '??', '{1,2}?']

/** Expressions that RE2 and the matcher read alike. */
export const re2Regex: fc.Arbitrary<string> = fc.letrec<{ regex: string }>((tie) => {
  const inner = tie('regex')
  const joined = (...parts: readonly fc.Arbitrary<string>[]): fc.Arbitrary<string> =>
    fc.tuple(...parts).map((texts) => texts.join(''))
  const one = (...texts: readonly string[]): fc.Arbitrary<string> => fc.constantFrom(...texts)
  return {
    regex: fc.oneof(
      { maxDepth: 5, depthSize: 'small' },
      { weight: 4, arbitrary: one(...ATOMS) },
      { weight: 4, arbitrary: joined(inner, inner) },
      { weight: 1, arbitrary: joined(one(...GROUPS), inner, one(')')) },
      { weight: 1, arbitrary: joined(one('(', '(?i:'), inner, one('|'), inner, one(')')) },
      { weight: 1, arbitrary: joined(inner, one('|'), inner) },
      { weight: 1, arbitrary: joined(one(...SETTINGS), inner) },
      { weight: 2, arbitrary: joined(one('(?:'), inner, one(')'), one(...COUNTS)) },
    ),
  }
}).regex

const CHARACTERS = [
  ...[
    'a',
    'b',
    'A',
    'B',
    'k',
    'K',
    '\u212a',
    's',
    'S',
    'ſ',
    't',
    'é',
    'É',
    'ß',
    'ẞ',
    'σ',
    'ς',
    'Σ',
    '😀',
    '\ud83d',
    '\ude00',
  ],
  ...['\n', '\n', '\t', '\v', '\0', ' ', '-', '_', '0', '7', '.', 'x', '{', '}', ']', '/', '\\'],
]

/** Texts of the characters that these expressions distinguish. */
export const re2Text: fc.Arbitrary<string> = fc
  .array(fc.constantFrom(...CHARACTERS), { maxLength: 8 })
  .map((characters) => characters.join(''))
