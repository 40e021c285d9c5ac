import { CONTROL, CONTROLS, escapeWith, glob } from '../../../src/dialect/escape.js'
import { type Pattern, plainText, someText } from '../../../src/ir/pattern.js'
import { patternRegex } from '../regex/pattern-regex.js'

/** Characters that the syntax gives a meaning to, in names and in terms. */
export const escaped = escapeWith(/[+\-=&|!(){}[\]^"~*?:\\/\s]/g)

/** Without wildcards in quotes; with them bare; as an expression where no escape would do. */
export function value(pattern: Pattern): string {
  const text = plainText(pattern)
  if (text !== undefined) return quote(text)
  // `<` and `>` cannot be escaped, control characters end a term, and a blank at the end would be easy to lose.
  const last = pattern.at(-1)
  if (someText(pattern, cannotBeEscaped) || (typeof last === 'string' && /\s$/.test(last)))
    return slashes(patternRegex(pattern, false))
  return glob(pattern, escaped, '*', '?')
}

export const cannotBeEscaped = (text: string): boolean => /[<>]/.test(text) || CONTROL.test(text)

/** Expressions have no escape for characters that are not printed; a tab is written as it is. */
export const unprintable = (text: string): string | undefined =>
  CONTROL.test(text) && CONTROL.test(text.replaceAll('\t', ''))
    ? 'Lucene regular expressions cannot contain control characters'
    : undefined

/** A text in quotes, in which nothing else has a meaning. */
export const quote = (text: string): string => `"${text.replace(/["\\]/g, '\\$&').replace(CONTROLS, unicodeEscape)}"`

const unicodeEscape = (char: string): string => `\\u${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`

/**
 * An expression as a term. A backslash right before the closing slash would be taken with it, although it is escaped itself.
 *
 * https://github.com/apache/lucene/blob/main/lucene/queryparser/src/java/org/apache/lucene/queryparser/classic/QueryParser.jj
 */
export const slashes = (regex: string): string => (regex === '' || regex.endsWith('\\') ? `/${regex}()/` : `/${regex}/`)
