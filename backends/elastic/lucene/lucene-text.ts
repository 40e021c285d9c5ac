import { escapeWith, glob } from '../../../src/dialect/escape.js'
import { type Pattern, plainText, someText } from '../../../src/ir/pattern.js'
import { CONTROL, hexCode } from '../../../src/text/control-characters.js'
import { patternRegex } from '../regex/pattern-regex.js'
import { escapeInQuotes } from '../strings.js'

/** Escapes special characters in names and terms. */
export const escaped = escapeWith(/[+\-=&|!(){}[\]^"~*?:\\/\s]/g)

/** A value: quoted without wildcards, bare with them, or as a regular expression if no escape works. */
export function value(pattern: Pattern): string {
  const text = plainText(pattern)
  if (text !== undefined) return quote(text)
  // `<` and `>` cannot be escaped, control characters end a term, and a trailing space is easily lost.
  const last = pattern.at(-1)
  if (someText(pattern, cannotBeEscaped) || (typeof last === 'string' && /\s$/.test(last)))
    return slashes(patternRegex(pattern, false))
  return glob(pattern, escaped, '*', '?')
}

export const cannotBeEscaped = (text: string): boolean => /[<>]/.test(text) || CONTROL.test(text)

/**
 * The problem with a text that has invisible characters, for which regular expressions have no escape; tabs are written
 * as they are.
 */
export const unprintable = (text: string): string | undefined =>
  CONTROL.test(text) && CONTROL.test(text.replaceAll('\t', ''))
    ? 'Lucene regular expressions cannot contain control characters'
    : undefined

/** A quoted text, in which only quotes, backslashes and control characters are escaped. */
export const quote = (text: string): string => `"${quoted(text)}"`

const quoted = escapeInQuotes((char) => `\\u${hexCode(char).toUpperCase()}`)

/**
 * A regular expression as a term. A backslash right before the closing slash would escape it, even if the backslash is
 * escaped itself.
 *
 * https://github.com/apache/lucene/blob/main/lucene/queryparser/src/java/org/apache/lucene/queryparser/classic/QueryParser.jj
 */
export const slashes = (regex: string): string => (regex === '' || regex.endsWith('\\') ? `/${regex}()/` : `/${regex}/`)
