import { hexCode } from '../../text/control-characters.js'

/**
 * Characters that look like a space, or are invisible, but are neither. Excludes those that join emoji or set the
 * text direction, which have a use.
 */
export const oddBlank = /[\u00a0\u00ad\u1680\u2000-\u200b\u202f\u205f\u2060\u3000\ufeff]/

const names: Readonly<Record<string, string>> = {
  '\u00a0': 'a no-break space',
  '\u00ad': 'a soft hyphen',
  '\u200b': 'a zero-width space',
  '\u202f': 'a narrow no-break space',
  '\u2060': 'a word joiner',
  '\u3000': 'an ideographic space',
  '\ufeff': 'a byte order mark',
}

/** Names an unusual space: `a no-break space (U+00A0)`. */
export const oddBlankName = (character: string): string =>
  `${names[character] ?? 'an unusual space'} (U+${hexCode(character).toUpperCase()})`

/** True for a character without width. */
export const isInvisible = (character: string): boolean => /[\u00ad\u200b\u2060\ufeff]/.test(character)

/** A text between the quotation marks of a word processor. */
export const typographicQuotes = /^[“”„‟«‘’‚‛].*[“”‟»‘’‛]$/s
