import { hasCharacter, LINE_BREAK, WORD } from './character-set.js'

/** A character as conditions see it, or the beginning or end of the text. */
export type Side = 'edge' | 'line-break' | 'word' | 'other'

/** Conditions on a place between two characters, as bits. */
export const CONDITIONS = {
  lineStart: 1,
  lineEnd: 2,
  textStart: 4,
  textEnd: 8,
  wordBoundary: 16,
  noWordBoundary: 32,
} as const

/** Returns the conditions that hold between two characters, as bits. */
export function conditionsAt(before: Side, after: Side): number {
  const isBoundary = (before === 'word') !== (after === 'word')
  return (
    (before === 'edge' ? CONDITIONS.textStart | CONDITIONS.lineStart : 0) |
    (before === 'line-break' ? CONDITIONS.lineStart : 0) |
    (after === 'edge' ? CONDITIONS.textEnd | CONDITIONS.lineEnd : 0) |
    (after === 'line-break' ? CONDITIONS.lineEnd : 0) |
    (isBoundary ? CONDITIONS.wordBoundary : CONDITIONS.noWordBoundary)
  )
}

/** Returns what conditions see of a character. */
export function sideOf(character: number): 'line-break' | 'word' | 'other' {
  if (hasCharacter(LINE_BREAK, character)) return 'line-break'
  return hasCharacter(WORD, character) ? 'word' : 'other'
}
