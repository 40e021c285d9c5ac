/**
 * Joins words for a sentence.
 *
 * @example
 * wordList(['a', 'b', 'c'], 'and') // 'a, b and c'
 * wordList(['a'], 'or') // 'a'
 */
export const wordList = (words: readonly string[], conjunction: 'and' | 'or'): string =>
  words.length < 2 ? words.join() : `${words.slice(0, -1).join(', ')} ${conjunction} ${words.at(-1)}`

/** Puts each word into back quotes. */
export const inBackQuotes = (words: readonly string[]): readonly string[] => words.map((word) => `\`${word}\``)
