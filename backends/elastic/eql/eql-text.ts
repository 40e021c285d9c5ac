import { hexCode } from '../../../src/text/control-characters.js'
import { escapeInQuotes, rawOrQuoted, SHORT_ESCAPES } from '../strings.js'

/** Escapes a text for a quoted string. */
export const escaped = escapeInQuotes((char) => SHORT_ESCAPES[char] ?? `\\u{${hexCode(char)}}`)

/** A quoted string. */
export const quote = (text: string): string => `"${escaped(text)}"`

/** A raw string, or a quoted one if the text does not fit into a raw string. */
export const raw = (text: string): string => rawOrQuoted(quote, text)
