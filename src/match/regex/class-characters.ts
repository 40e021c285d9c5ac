import type { RegexClass, RegexClassItem } from '../../ir/regex.js'
import { ALL_CHARACTERS, type CharacterSet, complement, LINE_BREAK, union } from './character-set.js'
import { withOtherCases } from './letter-case.js'
import { namedClass } from './named-classes.js'

const VERTICAL_TAB = 0x0b

/** Returns the characters of a class in brackets, or `undefined` if one of its items is unknown. */
export function classCharacters({ items, negated }: RegexClass, ignoresCase: boolean): CharacterSet | undefined {
  const sets = items.flatMap((item) => {
    const set = itemCharacters(item, ignoresCase)
    return set === undefined ? [] : [set]
  })
  if (sets.length < items.length) return undefined
  return negated ? complement(union(sets)) : union(sets)
}

function itemCharacters(item: RegexClassItem, ignoresCase: boolean): CharacterSet | undefined {
  if (!('from' in item)) return escapedCharacters(writtenItem(item), ignoresCase)
  const range = [item.from.codePointAt(0) ?? 0, item.to.codePointAt(0) ?? 0]
  return ignoresCase ? withOtherCases(range) : range
}

const writtenItem = (item: RegexClassItem): string =>
  'unknown' in item ? item.unknown : 'shorthand' in item ? `\\${item.shorthand}` : item.from

const OCTAL = /^\\([0-7]{2,3})$/

/** Returns the characters that an escape stands for, in a class or outside. Returns `undefined` for unknown ones. */
export function escapedCharacters(written: string, ignoresCase: boolean): CharacterSet | undefined {
  if (written === '\\v') return [VERTICAL_TAB, VERTICAL_TAB]
  const digits = OCTAL.exec(written)?.[1]
  return digits === undefined ? namedClass(written, ignoresCase) : oneCharacter(Number.parseInt(digits, 8), ignoresCase)
}

const known = new Map<number, CharacterSet>()

/** Returns the set of one character, with its other letter cases if `ignoresCase`. Characters share their sets. */
export function oneCharacter(character: number, ignoresCase: boolean): CharacterSet {
  const key = ignoresCase ? ~character : character
  const set = known.get(key) ?? (ignoresCase ? withOtherCases([character, character]) : [character, character])
  known.set(key, set)
  return set
}

/** Returns the characters that a dot matches. */
export const dotCharacters = (matchesBreak: boolean): CharacterSet => (matchesBreak ? ALL_CHARACTERS : IN_LINE)

const IN_LINE = complement(LINE_BREAK)
