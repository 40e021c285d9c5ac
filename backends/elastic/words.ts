import { ANY, isOne, type Pattern, type PatternPart, pattern, plainText } from '../../src/ir/pattern.js'

/** Why a question to a `text` field matches more. */
export const WORDS_ONLY = 'Elasticsearch searches `text` fields for words, not for whole values'

/**
 * The words that a value with the pattern has, each as what a word contains; none if no word is sure. Of a `text` field only words are in the
 * index. Letters and digits of ASCII are never taken apart.
 *
 * https://www.elastic.co/docs/reference/text-analysis/analysis-standard-analyzer
 * https://unicode.org/reports/tr29/#Word_Boundaries
 */
export function surePieces(whole: Pattern): readonly Pattern[] {
  const words = whole.flatMap((part) => (typeof part === 'string' ? (part.match(/[A-Za-z0-9]+/g) ?? []) : []))
  return [...new Set(words)].map((word) => [ANY, word, ANY])
}

/** True for a text of which the index has at least one word, whatever the analyzer is; a value without any is not found by its text. */
export const hasWord = (whole: Pattern): boolean => /[A-Za-z0-9]/.test(plainText(whole) ?? '')

/** The pieces of a pattern between its blanks, as patterns of a whole value that has them all. */
export function betweenBlanks(whole: Pattern): readonly Pattern[] {
  const pieces: PatternPart[][] = [[]]
  for (const part of whole) {
    const [first = '', ...more] = typeof part === 'string' ? part.split(/\s+/) : [isOne(part) ? ANY : part]
    pieces.at(-1)?.push(first)
    for (const piece of more) {
      pieces.at(-1)?.push(ANY)
      pieces.push([ANY, piece])
    }
  }
  return pieces.map((parts) => pattern(parts)).filter((parts) => parts.length > 1)
}
