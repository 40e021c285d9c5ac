/** Code points as sorted, disjoint ranges, one after the other: first, last, first, last, … Both ends are included. */
export type CharacterSet = readonly number[]

/** All characters of well-formed text, which has no lone surrogates. */
export const EVERY_CHARACTER: CharacterSet = [0, 0xd7ff, 0xe000, 0x10ffff]

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
  [...new Set(all)].sort((a, b) => a - b).flatMap((character) => [character, character])

/** Lists the first character of each range over which membership in the sets does not change, in order. */
export function rangeStarts(sets: readonly CharacterSet[]): readonly number[] {
  const starts = new Set<number>([0, 0xd800, 0xe000])
  for (const set of sets) {
    for (let at = 0; at < set.length; at += 2) {
      starts.add(set[at] ?? 0)
      starts.add((set[at + 1] ?? 0) + 1)
    }
  }
  return [...starts].filter((start) => start <= 0x10ffff).sort((a, b) => a - b)
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
