import { escapeWith, glob } from '../../src/dialect/escape.js'
import {
  ANY,
  ONE,
  type Pattern,
  type PatternPart,
  plainText,
  someText,
  pattern as toPattern,
} from '../../src/ir/pattern.js'
import { isWritableName, UNWRITABLE } from './writable.js'

/**
 * A value that needs no quotes: a word that is not an operator and does not begin with NOT, an IPv4 address, or a
 * number in canonical form. `1.50` is a text.
 */
const PLAIN = /^(?:(?!NOT|(?:AND|OR|TO)$)[A-Za-z_][\w.@]*|\d{1,3}(?:\.\d{1,3}){3}|(?:0|[1-9]\d*)(?:\.\d*[1-9])?)$/

/** Every character that the manual has ever listed as special; the list has changed over the years. */
const escaped = escapeWith(/[-=+!&|><(){}[\]^"“”~*?:\\#\s]/g)
const quoted = escapeWith(/["\\]/g)

/**
 * A value as query text. With wildcards it is bare, and each special character has a backslash. Without wildcards it is
 * in quotes unless it is a plain word; in quotes, only a quote and a backslash are special.
 *
 * https://docs.datadoghq.com/logs/explorer/search_syntax/
 */
export function value(pattern: Pattern): string {
  const text = plainText(pattern)
  if (text === undefined) return glob(pattern, escaped, '*', '?')
  return PLAIN.test(text) ? text : `"${quoted(text)}"`
}

/** False if the pattern contains control characters or lone surrogates, which have no notation. */
export const isWritable = (pattern: Pattern): boolean => !someText(pattern, isUnwritable)

/**
 * Replaces each character that has no notation with `?`, and each lone surrogate with `*`, which also covers its other
 * half.
 */
export function toWritable(pattern: Pattern): Pattern {
  if (isWritable(pattern)) return pattern
  return toPattern(
    pattern.flatMap((part): readonly PatternPart[] =>
      typeof part === 'string'
        ? part.split(UNWRITABLE).map((text) => (UNWRITABLE.test(text) ? wildcardFor(text) : text))
        : [part],
    ),
  )
}

const wildcardFor = (text: string): PatternPart => (/\p{Surrogate}/u.test(text) ? ANY : ONE)

/** Most texts are printable ASCII, which takes less time to see. */
const isUnwritable = (text: string): boolean => /[^ -~]/.test(text) && UNWRITABLE.test(text)

/** The name of an attribute or a tag, with special characters escaped; undefined if it has no notation. */
export const nameText = (name: string): string | undefined => (isWritableName(name) ? escaped(name) : undefined)
