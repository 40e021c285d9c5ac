import type { FixedItem } from './fixed-item.js'
import { keywordItem, regexItem, textItem } from './text-items.js'
import { around } from './text-meaning.js'

const name = (character: string): string =>
  /[\p{Z}\p{C}]/u.test(character) ? `U+${character.charCodeAt(0).toString(16).padStart(4, '0')}` : character

/** Characters that are syntax in some language, that do not print, that have two cases, or that take two units. */
export const SPECIAL = [...'*?\\"\':(){}[]/<>=#&~^|%$!+-.,;@`_ \t\n\u00a0éÄж日😀']

/** The places of a character in a value. */
const places: Readonly<Record<string, (character: string) => string>> = {
  start: (character) => `${character}bC`,
  middle: (character) => `a${character}C`,
  end: (character) => `aB${character}`,
  alone: (character) => character,
}

/** Every text modifier, cased or not, with every special character at every place. */
export const characterItems: readonly FixedItem[] = SPECIAL.flatMap((character) =>
  Object.entries(places).flatMap(([place, at]) =>
    Object.keys(around).flatMap((modifier) =>
      [false, true].map((cased) => textItem([at(character)], modifier, cased, `${name(character)} at ${place}`)),
    ),
  ),
)

/** Keywords with every special character at every place. */
export const characterKeywords: readonly FixedItem[] = SPECIAL.flatMap((character) =>
  Object.entries(places).map(([place, at]) => keywordItem([at(character)], false, `${name(character)} at ${place}`)),
)

/** Regular expressions with every special character, escaped, in a class and beside its opposite. */
export const characterRegexes: readonly FixedItem[] = SPECIAL.filter((character) => character !== '\n').flatMap(
  (character) => {
    const escaped = /[\\^$.|?*+()[\]{}]/.test(character) ? `\\${character}` : character
    const inClass = character === '-' ? '\\-' : escaped
    const samples = [`a${character}b`, `x${character}`, character, 'axb', 'ab', `A${character}B`, 'a\\b']
    return [`^a${escaped}b$`, `[x${inClass}]`, `${escaped}+`].map((source) =>
      regexItem(source, '', samples, `${name(character)} in a regular expression`),
    )
  },
)
