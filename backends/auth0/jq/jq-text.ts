import { CONTROLS } from '../../../src/dialect/escape.js'

/** Half of a surrogate pair: jq reads it as U+FFFD, in programs and in events. */
const HALF = /\p{Cs}/u

/** True if jq can hold the text as it is. */
export const isWellFormed = (text: string): boolean => !HALF.test(text)

/** A text as a literal of jq. No `\(` can come out of it, since a backslash is doubled; what would not show is escaped. */
export const jqText = (text: string): string => JSON.stringify(text).replace(CONTROLS, unicodeEscape)

export const unicodeEscape = (char: string): string => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`
