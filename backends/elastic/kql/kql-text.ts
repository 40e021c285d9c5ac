import { escapeWith } from '../../../src/dialect/escape.js'
import { type Pattern, type PatternPart, plainText } from '../../../src/ir/pattern.js'
import { hexCode } from '../../../src/text/control-characters.js'
import { escapeInQuotes, SHORT_ESCAPES } from '../strings.js'

/** The code of a character that bare and quoted texts cannot contain. */
const code = (char: string): string => SHORT_ESCAPES[char] ?? `\\u${hexCode(char)}`

/**
 * A field name, in quotes unless it consists of these characters and is not a reserved word. A bare name does not end
 * in `not` either: a space after it would end the text before the `not`.
 */
export const fieldName = (name: string): string =>
  /^(?!(?:and|or|null|true|false|.*not)$)[\w.@-]+$/i.test(name) ? name : quote(name)

/** A value: quoted without wildcards, bare with them. */
export function value(pattern: Pattern): string {
  const plain = plainText(pattern)
  if (plain !== undefined) return quote(plain)
  let text = ''
  let index = 0
  for (const part of pattern) {
    text += typeof part === 'string' ? bareText(part, index === pattern.length - 1) : stars(pattern, index)
    index++
  }
  return text
}

/**
 * The wildcard at an index. Two mean the same as one. Behind a text, the parser of Elastic's rule repository rejects a
 * single one that has spaces, or the end of the value, on both sides.
 *
 * https://github.com/elastic/detection-rules/blob/main/lib/kql/kql/kql.g
 */
function stars(pattern: Pattern, index: number): string {
  const before = pattern[index - 1]
  if (!isText(pattern[0]) || !isText(before)) return '*'
  const after = pattern[index + 1] ?? ' '
  return /\s$/.test(before) && isText(after) && /^\s/.test(after) ? '**' : '*'
}

const isText = (part: PatternPart | undefined): part is string => typeof part === 'string'

/** Words that end a bare text before a space or at the end: `not` even inside a word, `and` and `or` after a space. */
const WORDS = /(?:not|\s(?:and|or))(?:\s|$)/i

/** The letter or word of each of them that needs an escape, and every other character, one at a time. */
const ESCAPABLE = /n(?=ot\s)|(?<=\s)(?:and|or)(?=\s)|./gis

/**
 * A bare text. If something follows the last text of a value, it is a space: `\not` in a
 * value would be a line break and `ot`.
 */
function bareText(text: string, isLast: boolean): string {
  if (!WORDS.test(text)) return bare(text)
  const followed = isLast ? `${text} ` : text
  const escaped = followed.replace(ESCAPABLE, (match, at: number) => {
    if (match.length > 1) return `\\${match}`
    return /^not\s/i.test(followed.slice(at, at + 4)) ? code(match) : bare(match)
  })
  return isLast ? escaped.slice(0, -1) : escaped
}

/** Escapes the characters that end a bare text or are special in it. */
const bare = escapeWith(/[\\():<>"*{}\u00a0\p{Cc}\p{Zl}\p{Zp}]/gu, (char) =>
  '\\():<>"*{}'.includes(char) ? `\\${char}` : code(char),
)

/** A quoted text, in which only quotes, backslashes and control characters are escaped. */
const quote = (text: string): string => `"${quoted(text)}"`

const quoted = escapeInQuotes(code)
