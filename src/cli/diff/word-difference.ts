import { difference } from '../../text/difference.js'

export interface WordPart {
  readonly kind: 'same' | 'removed' | 'added'
  readonly text: string
}

/** Compares two queries word by word. White space belongs to the word before it; other marks are words of their own. */
export const wordDifference = (before: string, after: string): readonly WordPart[] =>
  difference(wordsOf(before), wordsOf(after)).map(({ kind, items }) => ({ kind, text: items.join('') }))

const wordsOf = (text: string): readonly string[] => text.match(/[\p{L}\p{N}_.*\\/:-]+\s*|[\s\S]\s*/gu) ?? []
