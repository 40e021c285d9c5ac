/** A character without a meaning in Lucene's expressions. A backslash before a letter or a digit would give one, before others it takes it. */
export const luceneCharacter = (char: string): string => (/[\p{L}\p{N}\s_]/u.test(char) ? char : `\\${char}`)

/** The cases of a letter, itself among them: the lower one first. No letter beyond ASCII is another case of one within. */
export function letterCases(char: string): readonly string[] {
  const upper = char.toUpperCase()
  const forms = [char.toLowerCase(), upper, char, upper.toLowerCase()]
  return [...new Set(forms)].filter((form) => isOneCharacter(form) && isAscii(form) === isAscii(char))
}

const isOneCharacter = (text: string): boolean => Array.from(text).length === 1
const isAscii = (char: string): boolean => char <= '\x7f'
