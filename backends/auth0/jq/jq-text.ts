import { CONTROLS, unicodeEscape } from '../../../src/text/control-characters.js'

/** A lone surrogate: jq reads it as U+FFFD, in programs and in events. */
const HALF = /\p{Cs}/u

/** True if jq can represent the text unchanged. */
export const isWellFormed = (text: string): boolean => !HALF.test(text)

/** A jq string literal. It never contains `\(`, because backslashes are doubled; invisible characters are escaped. */
export const jqText = (text: string): string => JSON.stringify(text).replace(CONTROLS, unicodeEscape)
