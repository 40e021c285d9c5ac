/**
 * A literal character in a Lucene regular expression. A backslash makes letters and digits special, and other
 * characters literal.
 */
export const luceneCharacter = (char: string): string => (/[\p{L}\p{N}\s_]/u.test(char) ? char : `\\${char}`)

/** The cases of a letter, including itself, lower case first. An ASCII letter has no other case beyond ASCII. */
export function letterCases(char: string): readonly string[] {
  const upper = char.toUpperCase()
  const forms = [char.toLowerCase(), upper, char, upper.toLowerCase()]
  return [...new Set(forms)].filter((form) => isOneCharacter(form) && isAscii(form) === isAscii(char))
}

/** A literal text; with `fold`, each letter in both cases. */
export const luceneLiteral = (text: string, fold: boolean): string =>
  Array.from(text, (char) => literal(char, fold)).join('')

function literal(char: string, fold: boolean): string {
  const cases = fold ? letterCases(char) : [char]
  return cases.length === 1 ? luceneCharacter(char) : `[${cases.join('')}]`
}

const isOneCharacter = (text: string): boolean => Array.from(text).length === 1
const isAscii = (char: string): boolean => char <= '\x7f'
