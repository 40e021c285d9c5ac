import { ANY, isOne, type Pattern, type PatternPart, pattern, plainText } from '../../src/ir/pattern.js'

/** Reason why a query on a `text` field matches more. */
export const WORDS_ONLY = 'Elasticsearch searches `text` fields for words, not for whole values'

/**
 * The words that every value with the pattern contains, each as a pattern for a part of a word; empty if no word is
 * certain. The index of a `text` field contains words only. Runs of ASCII letters and digits are never split.
 *
 * https://www.elastic.co/docs/reference/text-analysis/analysis-standard-analyzer
 * https://unicode.org/reports/tr29/#Word_Boundaries
 */
export function certainWords(whole: Pattern): readonly Pattern[] {
  const words = whole.flatMap((part) => (typeof part === 'string' ? (part.match(/[A-Za-z0-9]+/g) ?? []) : []))
  return [...new Set(words)].map((word) => [ANY, word, ANY])
}

/**
 * True if the index has at least one word of the text, whatever the analyzer is. A value without words cannot be found.
 */
export const hasWord = (whole: Pattern): boolean => /[A-Za-z0-9]/.test(plainText(whole) ?? '')

/** Splits a pattern at its spaces, into patterns of which a matching value has each. */
export function splitAtSpaces(whole: Pattern): readonly Pattern[] {
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
