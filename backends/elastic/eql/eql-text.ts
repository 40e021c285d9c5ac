import { escapeWith } from '../../../src/dialect/escape.js'
import { rawOrQuoted, SHORT_ESCAPES } from '../strings.js'

/** Escapes a text for a quoted string. */
export const escaped = escapeWith(/["\\\p{Cc}\p{Zl}\p{Zp}]/gu, (char) =>
  char === '"' || char === '\\'
    ? `\\${char}`
    : (SHORT_ESCAPES[char] ?? `\\u{${char.charCodeAt(0).toString(16).padStart(4, '0')}}`),
)

/** A quoted string. */
export const quote = (text: string): string => `"${escaped(text)}"`

/** A raw string, or a quoted one if the text does not fit into a raw string. */
export const raw = (text: string): string => rawOrQuoted(quote, text)
