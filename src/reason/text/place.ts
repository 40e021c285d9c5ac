/** A character as RE2's conditions see it, or the beginning or end of the text. */
export type Side = 'edge' | 'line-break' | 'word' | 'other'

const BEGIN_LINE = 1
const END_LINE = 2
const BEGIN_TEXT = 4
const END_TEXT = 8
const WORD_BOUNDARY = 16
const NO_WORD_BOUNDARY = 32

/** Returns the conditions of RE2 that hold between two characters, as bits. */
export function conditionsAt(before: Side, after: Side): number {
  const isBoundary = (before === 'word') !== (after === 'word')
  return (
    (before === 'edge' ? BEGIN_TEXT | BEGIN_LINE : 0) |
    (before === 'line-break' ? BEGIN_LINE : 0) |
    (after === 'edge' ? END_TEXT | END_LINE : 0) |
    (after === 'line-break' ? END_LINE : 0) |
    (isBoundary ? WORD_BOUNDARY : NO_WORD_BOUNDARY)
  )
}

export function sideOf(character: number): Side {
  if (character === 0x0a) return 'line-break'
  return /\w/.test(String.fromCodePoint(character)) ? 'word' : 'other'
}
