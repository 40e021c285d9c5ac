import { difference } from '../../../text/difference.js'

export interface WordPart {
  readonly kind: 'same' | 'removed' | 'added'
  readonly text: string
}

/**
 * Compares two queries word by word. White space between words, and marks outside of values, are words of their own, and
 * so is a quoted value without white space.
 */
export const wordDifference = (before: string, after: string): readonly WordPart[] =>
  difference(wordsOf(before), wordsOf(after)).map(({ kind, items }) => ({ kind, text: items.join('') }))

const wordsOf = (text: string): readonly string[] =>
  text.match(/\s+|"(?:[^"\\\s]|\\\S)*"|[\p{L}\p{N}_.*\\/:-]+|\S/gu) ?? []
