import { isAnyCharacter, type RegexClass, type RegexClassItem } from '../../../src/ir/regex.js'
import { letterCases, luceneCharacter } from './lucene-character.js'

type Shorthand = 'd' | 'w' | 's'

/** Expansion of the shorthands; `\s` covers spaces that can occur inside a line. */
const SHORTHANDS: Readonly<Record<Shorthand, string>> = { d: '0-9', w: 'A-Za-z0-9_', s: ' \t' }

/** Letters of a class that are written in both cases. */
export type ClassFolding = 'none' | 'ranges' | 'all'

/** A character class in Lucene's syntax, or the reason why there is none. */
export function luceneClass(node: RegexClass, fold: ClassFolding): string | { readonly because: string } {
  const { negated, items } = node
  const [only] = items
  if (items.length === 1 && only !== undefined && 'shorthand' in only && !isShorthand(only.shorthand)) {
    const positive = only.shorthand.toLowerCase()
    return `[${negated ? '' : '^'}${isShorthand(positive) ? SHORTHANDS[positive] : ''}]`
  }
  // Lucene's dot matches line breaks too.
  if (isAnyCharacter(node)) return '.'
  const parts = items.map((item) => part(item, fold))
  if (parts.includes(undefined))
    return { because: 'Lucene regular expressions have no equivalent of this character class' }
  return `[${negated ? '^' : ''}${parts.join('')}]`
}

const isShorthand = (text: string): text is Shorthand => Object.hasOwn(SHORTHANDS, text)

function part(item: RegexClassItem, fold: ClassFolding): string | undefined {
  if ('unknown' in item) return undefined
  if ('shorthand' in item) return isShorthand(item.shorthand) ? SHORTHANDS[item.shorthand] : undefined
  const { from, to } = item
  const isFolded = fold === 'all' || (fold === 'ranges' && from !== to)
  return [range(from, to), ...(isFolded ? otherCases(from, to) : [])].join('')
}

/** The last code point that has another case. */
const LAST_LETTER = 0x1e943

/** Characters outside of a range that are another case of a letter inside. */
function otherCases(from: string, to: string): readonly string[] {
  const [low, high] = [codePoint(from), codePoint(to)]
  const others = new Set<number>()
  for (let code = low; code <= Math.min(high, LAST_LETTER); code++)
    for (const other of letterCases(String.fromCodePoint(code)).map(codePoint))
      if (other < low || other > high) others.add(other)
  return runs([...others].sort((a, b) => a - b)).map(([first, last]) =>
    range(String.fromCodePoint(first), String.fromCodePoint(last)),
  )
}

/** Groups ascending numbers into ranges: the first and the last number of each. */
function runs(ascending: readonly number[]): readonly (readonly [number, number])[] {
  const ranges: [number, number][] = []
  for (const number of ascending) {
    const last = ranges.at(-1)
    if (last !== undefined && last[1] === number - 1) last[1] = number
    else ranges.push([number, number])
  }
  return ranges
}

const codePoint = (char: string): number => char.codePointAt(0) ?? 0
const range = (from: string, to: string): string =>
  from === to ? luceneCharacter(from) : `${luceneCharacter(from)}-${luceneCharacter(to)}`
