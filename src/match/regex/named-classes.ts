import { type CharacterSet, complement, WORD } from './character-set.js'
import { withOtherCases } from './letter-case.js'
import { unicodeProperty } from './unicode-property.js'

const DIGIT: CharacterSet = [0x30, 0x39]
const UPPER: CharacterSet = [0x41, 0x5a]
const LOWER: CharacterSet = [0x61, 0x7a]
const LETTER: CharacterSet = [...UPPER, ...LOWER]
const PUNCTUATION: CharacterSet = [0x21, 0x2f, 0x3a, 0x40, 0x5b, 0x60, 0x7b, 0x7e]

/** Classes of one letter: `\d`. They are ASCII only, and `\s` does not contain the vertical tab. */
const SHORTHANDS: Readonly<Record<string, CharacterSet>> = {
  d: DIGIT,
  s: [0x09, 0x0a, 0x0c, 0x0d, 0x20, 0x20],
  w: WORD,
}

const POSIX_CLASSES: ReadonlyMap<string, CharacterSet> = new Map(
  Object.entries({
    alnum: [...DIGIT, ...LETTER],
    alpha: LETTER,
    ascii: [0, 0x7f],
    blank: [0x09, 0x09, 0x20, 0x20],
    cntrl: [0, 0x1f, 0x7f, 0x7f],
    digit: DIGIT,
    graph: [0x21, 0x7e],
    lower: LOWER,
    print: [0x20, 0x7e],
    punct: PUNCTUATION,
    space: [0x09, 0x0d, 0x20, 0x20],
    upper: UPPER,
    word: WORD,
    xdigit: [...DIGIT, 0x41, 0x46, 0x61, 0x66],
  }),
)

const POSIX = /^\[:(?<negation>\^?)(?<name>\w+):\]$/
const PROPERTY = /^\\(?<sign>[pP])(?:\{(?<negation>\^?)(?<name>[^}]*)\}|(?<letter>.))$/u

/**
 * Returns the characters of a class that has a name: `\d`, `[:alpha:]`, `\pL` or `\P{Greek}`, as RE2 reads them.
 * Returns `undefined` for an unknown name.
 *
 * https://github.com/google/re2/wiki/Syntax
 */
export function namedClass(written: string, ignoresCase: boolean): CharacterSet | undefined {
  const { set, isNegated } = lookUp(written)
  if (set === undefined) return undefined
  const folded = ignoresCase ? withOtherCases(set) : set
  return isNegated ? complement(folded) : folded
}

interface Found {
  readonly set: CharacterSet | undefined
  readonly isNegated: boolean
}

function lookUp(written: string): Found {
  const letter = written.slice(1)
  const shorthand = SHORTHANDS[letter.toLowerCase()]
  if (shorthand !== undefined) return { set: shorthand, isNegated: letter !== letter.toLowerCase() }
  const posix = POSIX.exec(written)?.groups
  if (posix !== undefined) return { set: POSIX_CLASSES.get(posix.name ?? ''), isNegated: posix.negation !== '' }
  const { sign, negation = '', name, letter: short = '' } = PROPERTY.exec(written)?.groups ?? {}
  return { set: unicodeProperty(name ?? short), isNegated: (sign === 'P') !== (negation !== '') }
}
