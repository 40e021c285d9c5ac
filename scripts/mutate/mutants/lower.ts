import { mutantsOf } from '../mutant.js'

/** Faults of the meaning of rules. Only rules that know their own meaning can show them. */
export const lowerMutants = [
  ...mutantsOf('src/lower/modifiers/wildcards.ts', {
    'contains is startswith': ['[ANY, text, ANY]', '[text, ANY]'],
    'endswith is contains': ['endswith: (text) => [ANY, text]', 'endswith: (text) => [ANY, text, ANY]'],
  }),
  ...mutantsOf('src/lower/modifiers/encodings.ts', {
    'one character more depends on the bytes before': [
      'const LEADING = [0, 2, 3] as const',
      'const LEADING = [0, 1, 3] as const',
    ],
    'the last characters stay': ['const TRAILING = [0, 3, 2] as const', 'const TRAILING = [0, 2, 2] as const'],
    'UTF-16 has its bytes exchanged': ["'$2$1'", "'$1$2'"],
    'no byte order mark': ['utf16Bytes(`\\uFEFF${text}`)', 'utf16Bytes(text)'],
    'Base64 of UTF-16 units': ['make(utf8Characters(text), text)', 'make(text, text)'],
  }),
  ...mutantsOf('src/lower/modifiers/windash.ts', {
    'one dash is missing': ["['-', '/', '–', '—', '―'] as const", "['-', '/', '–', '—'] as const"],
    'every dash begins an option': ['/(?<![\\p{L}\\p{N}_])[-/–—―]', '/[-/–—―]'],
  }),
  ...mutantsOf('src/lower/operand-to-expr.ts', {
    '`cased` is forgotten': [
      "leaf({ kind: 'match', field, pattern, cased, span, item })",
      "leaf({ kind: 'match', field, pattern, cased: false, span, item })",
    ],
    'exists is always true': [
      ": not(ask({ kind: 'exists', field, span, item }, place))",
      ": ask({ kind: 'exists', field, span, item }, place)",
    ],
    'the flags of a regular expression are forgotten': [
      "ask({ kind: 'regex', field, source: operand.source, flags: operand.flags, span, item }, place)",
      "ask({ kind: 'regex', field, source: operand.source, flags: '', span, item }, place)",
    ],
    'a reference is always a comparison of whole values': [
      'match: operand.match, cased, span, item',
      "match: 'equals', cased, span, item",
    ],
  }),
  ...mutantsOf('src/lower/number-spellings.ts', {
    'the shortest spelling of a number is forgotten': ['shortest === text ? [text] : [text, shortest]', '[text]'],
  }),
  ...mutantsOf('src/ir/pattern.ts', {
    'a backslash before any character is an escape': [
      "char === '*' || char === '?' || char === '\\\\'\n\n",
      "char !== ''\n\n",
    ],
    'a question mark is a star': ["char === '*' ? ANY : ONE", 'ANY'],
    'an escaped star is a wildcard': ["boolean => char === '*' || char === '?'", "boolean => char === '?'"],
  }),
]
