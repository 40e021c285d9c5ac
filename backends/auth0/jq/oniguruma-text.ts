import { escapeWith } from '../../../src/dialect/escape.js'
import { hasCase } from '../../../src/ir/pattern.js'
import type { RegexClass, RegexClassItem } from '../../../src/ir/regex.js'
import type { Span } from '../../../src/text/source.js'
import { isWellFormed } from './jq-text.js'
import { caseVariants } from './letter-case.js'
import { refuse, refuseFlag } from './oniguruma-problem.js'

/** A regular expression that matches exactly this text. */
export const escaped = escapeWith(/[\\^$.|?*+()[\]{}]/g)

/** States whether letter case is ignored: at this place, and by a flag for the whole expression. */
export interface LetterCase {
  readonly ignoreCase: boolean
  readonly ignoreCaseByFlag: boolean
}

export function textFor(literal: string, { ignoreCase, ignoreCaseByFlag }: LetterCase): string {
  if (!isWellFormed(literal)) return refuse(HALF)
  if (!hasCase(literal)) return escaped(literal)
  if (!ignoreCase) return ignoreCaseByFlag ? refuseFlag() : escaped(literal)
  const runs = literal.match(/\p{ASCII}+|\P{ASCII}/gu) ?? []
  return runs
    .map((run) => (/^\p{ASCII}/u.test(run) ? asciiRun(run, ignoreCaseByFlag) : letterClass(run, ignoreCaseByFlag)))
    .join('')
}

const asciiRun = (run: string, ignoreCaseByFlag: boolean): string =>
  ignoreCaseByFlag || !hasCase(run) ? separateLetters(run) : `(?i:${separateLetters(run)})`

/**
 * Keeps letters separate. When it ignores case, Oniguruma equates `ﬁ`, `ﬆ` and `ß` with two letters; the first of the
 * two goes into a class of its own.
 */
const separateLetters = (run: string): string =>
  Array.from(run, (char, index) => {
    const next = run.charAt(index + 1)
    const isFirst = /[sS]/.test(char) ? /^[sStT]?$/.test(next) : /[fF]/.test(char) && /^[fFiIlL]?$/.test(next)
    return isFirst ? `[${char}]` : escaped(char)
  }).join('')

/** A letter outside of ASCII with its cases written out, because Oniguruma equates some of them with two letters. */
function letterClass(char: string, ignoreCaseByFlag: boolean): string {
  if (!hasCase(char)) return escaped(char)
  return ignoreCaseByFlag ? refuseFlag() : `[${caseVariants(char).join('')}]`
}

export type PlacedClass = RegexClass & Span

export function classFor(node: PlacedClass, { ignoreCase, ignoreCaseByFlag }: LetterCase): string {
  if (node.items.length === 0) return node.negated ? '(?s:.)' : '(?:(?!))'
  const isPlain = ignoreCase === ignoreCaseByFlag && node.items.every(isPlainItem)
  if (ignoreCaseByFlag && !isPlain) return refuseFlag()
  const items = node.items.map((item) => classItem(item, ignoreCase && !isPlain, node)).join('')
  return `[${node.negated ? '^' : ''}${items}]`
}

/** True if Oniguruma reads the item as RE2 does, whether or not letter case matters. */
const isPlainItem = (item: RegexClassItem): boolean =>
  'from' in item ? item.to <= '\x7f' : 'shorthand' in item && /[ds]/.test(item.shorthand)

/** ASCII only, as in RE2. */
const SHORTHANDS = {
  d: '0-9',
  w: '0-9A-Za-z_',
  s: '\\t\\n\\f\\r ',
  D: '\\x00-\\x2f\\x3a-\\x{10ffff}',
  W: '\\x00-\\x2f\\x3a-\\x40\\x5b-\\x5e\\x60\\x7b-\\x{10ffff}',
  S: '\\x00-\\x08\\x0b\\x0e-\\x1f\\x21-\\x{10ffff}',
} as const

function classItem(item: RegexClassItem, writesCases: boolean, node: PlacedClass): string {
  if ('unknown' in item) return refuse(`\`${item.unknown}\` is not supported`, node)
  if ('shorthand' in item) return SHORTHANDS[item.shorthand]
  const { from, to } = item
  if (!isWellFormed(from + to)) return refuse(HALF, node)
  if (from === to) return (writesCases ? caseVariants(from) : [from]).map(classChar).join('')
  const range = `${classChar(from)}-${classChar(to)}`
  if (!writesCases) return range
  if (to > '\x7f') return refuse('case-insensitive ranges of non-ASCII characters are not supported', node)
  return range + otherCases(from, to).join('')
}

const classChar = escapeWith(/[\\^\-[\]&]/g)

/** Other cases of the letters in a range. */
const otherCases = (from: string, to: string): readonly string[] => [
  ...new Set(
    Array.from(LETTERS)
      .filter((char) => from <= char && char <= to)
      .flatMap(caseVariants)
      .filter((char) => char < from || char > to),
  ),
]

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

const HALF = 'a jq string cannot contain half of a surrogate pair'
