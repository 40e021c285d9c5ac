import { CONTROL, CONTROLS, escapeWith } from '../../../src/dialect/escape.js'
import { type Pattern, type PatternPart, plainText } from '../../../src/ir/pattern.js'
import { SHORT_ESCAPES } from '../strings.js'

const quoted = escapeWith(/["\\]/g)

/**
 * A field name, in quotes unless it consists of these characters and is not a reserved word. A bare name does not end
 * in `not` either: a space after it would end the text before the `not`.
 */
export const fieldName = (name: string): string =>
  /^(?!(?:and|or|null|true|false|.*not)$)[\w.@-]+$/i.test(name) ? name : quote(name)

/** A value: quoted without wildcards, bare with them. */
export function value(pattern: Pattern): string {
  const text = plainText(pattern)
  if (text !== undefined) return quote(text)
  return pattern
    .map((part, index) =>
      typeof part === 'string' ? bareText(part, index === pattern.length - 1) : stars(pattern, index),
    )
    .join('')
}

/**
 * The wildcard at an index. Two mean the same as one. Behind a text, the parser of Elastic's rule repository rejects a
 * single one that has spaces, or the end of the value, on both sides.
 *
 * https://github.com/elastic/detection-rules/blob/main/lib/kql/kql/kql.g
 */
function stars(pattern: Pattern, index: number): string {
  const [first, before, after = ' '] = [pattern[0], pattern[index - 1], pattern[index + 1]]
  const isAlone = isText(before) && /\s$/.test(before) && isText(after) && /^\s/.test(after)
  return isAlone && isText(first) ? '**' : '*'
}

const isText = (part: PatternPart | undefined): part is string => typeof part === 'string'

/**
 * Characters and words that end a bare text or are special in it. `and`, `or` and `not` end it before a space; `not`
 * does so even inside a word.
 */
const SYNTAX = new RegExp(String.raw`[\\():<>"*{}]|\u00a0|${CONTROL.source}|n(?=ot\s)|(?<=\s)(?:and|or)(?=\s)`, 'giu')

/** The punctuation in it. */
const PUNCTUATION = '\\():<>"*{}'

/**
 * A bare text. If something follows the last text of a value, it is a space: `\not` in a
 * value would be a line break and `ot`.
 */
function bareText(text: string, isLast: boolean): string {
  if (isLast) return bareText(`${text} `, false).slice(0, -1)
  return text.replace(SYNTAX, (match) =>
    !PUNCTUATION.includes(match) && /[n\p{Cc}\p{Zl}\p{Zp}\u00a0]/iu.test(match[0] ?? '') ? code(match) : `\\${match}`,
  )
}

/** A quoted text, in which only quotes, backslashes and control characters are escaped. */
const quote = (text: string): string => `"${quoted(text).replace(CONTROLS, code)}"`

const code = (char: string): string => SHORT_ESCAPES[char] ?? `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`
