import { isAnyCharacter, type RegexClass, type RegexClassItem, type RegexNode } from '../../../src/ir/regex.js'

/** `word`: one of `[0-9A-Za-z_]`, as in RE2. `other`: any other character. */
export type WordKind = 'word' | 'other'

/** Thrown if the first or last characters of a part are unknown. */
export const UNKNOWN_PART = new Error('a part of the expression is not known')

const WORD_CHARACTERS = Array.from('0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz')
const NO_SPAN = { start: 0, end: 0 }
const classOf = (negated: boolean, items: readonly RegexClassItem[]): RegexNode => ({
  kind: 'class',
  negated,
  items,
  ...NO_SPAN,
})
const WORD: RegexNode = classOf(false, [{ shorthand: 'w' }])
const OTHER: RegexNode = classOf(true, [{ shorthand: 'w' }])

export const wordKindOf = (char: string): WordKind => (/^\w$/.test(char) ? 'word' : 'other')

/**
 * The characters of a class that have the kind, as a class; undefined if there are none.
 *
 * @param fold true if a letter represents both of its cases
 */
export function charactersOfKind(node: RegexClass, kind: WordKind, fold: boolean): RegexNode | undefined {
  if (isAnyCharacter(node)) return anyOfKind(kind)
  if (node.items.some((item) => 'unknown' in item)) throw UNKNOWN_PART
  return kind === 'word' ? wordCharacters(node, fold) : otherCharacters(node)
}

/** The dot, restricted to characters of the kind. */
export const anyOfKind = (kind: WordKind): RegexNode => (kind === 'word' ? WORD : OTHER)

function wordCharacters({ negated, items }: RegexClass, fold: boolean): RegexNode | undefined {
  const isListed = (char: string): boolean =>
    fold ? someItem(items, char.toLowerCase()) || someItem(items, char.toUpperCase()) : someItem(items, char)
  const matches = WORD_CHARACTERS.filter((char) => isListed(char) !== negated)
  if (matches.length === 0) return undefined
  if (matches.length === WORD_CHARACTERS.length) return WORD
  // If letter case is ignored, the lower-case letter represents both.
  return classOf(false, runs(fold ? matches.filter((char) => char === char.toLowerCase()) : matches))
}

const SHORTHANDS = { d: /\d/, w: /\w/, s: /\s/, D: /\D/, W: /\W/, S: /\S/ } as const

/** True if an item has the character. A closure for each of the characters would take most of the time. */
function someItem(items: readonly RegexClassItem[], char: string): boolean {
  for (const item of items) if (holds(item, char)) return true
  return false
}

function holds(item: RegexClassItem, char: string): boolean {
  if ('unknown' in item) throw UNKNOWN_PART
  return 'shorthand' in item ? SHORTHANDS[item.shorthand].test(char) : item.from <= char && char <= item.to
}

/** Groups ascending characters into ranges. */
function runs(ascending: readonly string[]): readonly RegexClassItem[] {
  const matches: { from: string; to: string }[] = []
  for (const char of ascending) {
    const last = matches.at(-1)
    if (last !== undefined && codePoint(last.to) === codePoint(char) - 1) last.to = char
    else matches.push({ from: char, to: char })
  }
  return matches
}

function otherCharacters({ negated, items }: RegexClass): RegexNode | undefined {
  const shorthands = new Set<string>(items.flatMap((item) => ('shorthand' in item ? [item.shorthand] : [])))
  if (negated) {
    if (shorthands.has('D') || shorthands.has('W')) return undefined
    if (shorthands.has('S')) throw UNKNOWN_PART
    return classOf(true, [...items, { shorthand: 'w' }])
  }
  if (shorthands.has('D') || shorthands.has('W')) return OTHER
  if (shorthands.has('S')) throw UNKNOWN_PART
  const ranges = items.flatMap((item): readonly RegexClassItem[] => {
    if ('unknown' in item) throw UNKNOWN_PART
    return 'shorthand' in item ? (item.shorthand === 's' ? [item] : []) : otherThanWords(item)
  })
  return ranges.length === 0 ? undefined : classOf(false, ranges)
}

/** The pieces of a range between word characters. */
function otherThanWords({ from, to }: { readonly from: string; readonly to: string }): readonly RegexClassItem[] {
  const [low, high] = [codePoint(from), codePoint(to)]
  const inside = WORD_CHARACTERS.map(codePoint).filter((code) => low <= code && code <= high)
  const bounds = [low - 1, ...inside, high + 1]
  return bounds.slice(1).flatMap((bound, index) => {
    const [first, last] = [(bounds[index] ?? 0) + 1, bound - 1]
    return first > last ? [] : [{ from: String.fromCodePoint(first), to: String.fromCodePoint(last) }]
  })
}

const codePoint = (char: string): number => char.codePointAt(0) ?? 0
