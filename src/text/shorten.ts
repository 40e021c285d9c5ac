/** Returns a text, or its beginning with `…` if it has more than `most` UTF-16 code units. */
export const shorten = (text: string, most: number): string =>
  text.length <= most ? text : `${beginning(text, most)}…`

/** Returns the first UTF-16 code units of a text, at most `most`, without half a character at the end. */
export const beginning = (text: string, most: number): string => text.slice(0, most).replace(/[\ud800-\udbff]$/, '')
