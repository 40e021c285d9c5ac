/** Code points as sorted, disjoint ranges, one after the other: first, last, first, last, … Both ends are included. */
export type CharacterSet = readonly number[]

export const LAST_CHARACTER = 0x10ffff
/** Every code point. A text can contain half of a surrogate pair, which is a character as well. */
export const ALL_CHARACTERS: CharacterSet = [0, LAST_CHARACTER]
/** All characters of well-formed text, which has no lone surrogates. */
export const EVERY_CHARACTER: CharacterSet = [0, 0xd7ff, 0xe000, LAST_CHARACTER]

export const LINE_BREAK: CharacterSet = [0x0a, 0x0a]
/** The characters of words: `0-9A-Z_a-z`. */
export const WORD: CharacterSet = [0x30, 0x39, 0x41, 0x5a, 0x5f, 0x5f, 0x61, 0x7a]

export function hasCharacter(set: CharacterSet, character: number): boolean {
  let low = 0
  let high = set.length >> 1
  while (low < high) {
    const middle = (low + high) >> 1
    if ((set[middle * 2 + 1] ?? 0) < character) low = middle + 1
    else high = middle
  }
  return low * 2 < set.length && (set[low * 2] ?? 0) <= character
}

/** Builds a set of single characters. */
export const characters = (all: readonly number[]): CharacterSet =>
  union(all.map((character) => [character, character]))

/** Builds the set of the characters that are in any of the sets. */
export function union(sets: readonly CharacterSet[]): CharacterSet {
  const [only] = sets
  if (sets.length === 1 && only !== undefined) return only
  const ranges = sets.flatMap((set) => rangesOf(set)).sort(([a], [b]) => a - b)
  const all: number[] = []
  for (const [first, last] of ranges) {
    const end = all.at(-1)
    if (end === undefined || first > end + 1) all.push(first, last)
    else if (last > end) all[all.length - 1] = last
  }
  return all
}

/** Builds the set of all other code points. */
export function complement(set: CharacterSet): CharacterSet {
  const others: number[] = []
  let next = 0
  for (const [first, last] of rangesOf(set)) {
    if (next < first) others.push(next, first - 1)
    next = last + 1
  }
  return next <= LAST_CHARACTER ? [...others, next, LAST_CHARACTER] : others
}

/** Lists the ranges of a set, each with its first and last character. */
export const rangesOf = (set: CharacterSet): (readonly [first: number, last: number])[] =>
  Array.from({ length: set.length >> 1 }, (_, at) => [set[at * 2] ?? 0, set[at * 2 + 1] ?? 0])

/** Lists the first character of each range over which membership in the sets does not change, in order. */
export function rangeStarts(sets: readonly CharacterSet[]): readonly number[] {
  const starts = new Set<number>([0, 0xd800, 0xe000])
  for (const set of sets) {
    for (let at = 0; at < set.length; at += 2) {
      starts.add(set[at] ?? 0)
      starts.add((set[at + 1] ?? 0) + 1)
    }
  }
  return [...starts].filter((start) => start <= LAST_CHARACTER).sort((a, b) => a - b)
}

/** Returns the index of the range that contains the character. */
export function rangeOf(starts: readonly number[], character: number): number {
  let low = 0
  let high = starts.length
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if ((starts[middle] ?? 0) <= character) low = middle
    else high = middle
  }
  return low
}

export const isSurrogate = (character: number): boolean => character >= 0xd800 && character <= 0xdfff
