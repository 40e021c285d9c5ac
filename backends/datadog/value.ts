import { CONTROL, escapeWith, glob } from '../../src/dialect/escape.js'
import {
  ANY,
  ONE,
  type Pattern,
  type PatternPart,
  plainText,
  someText,
  pattern as toPattern,
} from '../../src/ir/pattern.js'

/** A word that is no operator and does not begin with NOT, an IPv4 address, or a number in its only notation: `1.50` is a text. */
const PLAIN = /^(?:(?!NOT|(?:AND|OR|TO)$)[A-Za-z_][\w.@]*|\d{1,3}(?:\.\d{1,3}){3}|(?:0|[1-9]\d*)(?:\.\d*[1-9])?)$/

/** All that the manual has ever called special, a list that has changed over the years. */
const escaped = escapeWith(/[-=+!&|><(){}[\]^"“”~*?:\\#\s]/g)
const quoted = escapeWith(/["\\]/g)

/**
 * A value as a query has it: with wildcards bare, where each special character has a backslash; in quotes if it is no plain word:
 * there wildcards are characters like any other, and only a quote and a backslash have a meaning.
 *
 * https://docs.datadoghq.com/logs/explorer/search_syntax/
 */
export function value(pattern: Pattern): string {
  const text = plainText(pattern)
  if (text === undefined) return glob(pattern, escaped, '*', '?')
  return PLAIN.test(text) ? text : `"${quoted(text)}"`
}

/** There is no notation for control characters, nor for halves of characters. */
export const isWritable = (pattern: Pattern): boolean => !someText(pattern, (text) => UNWRITABLE.test(text))

/** The pattern with `?` for each character that has no notation, and `*` for half of one: what a wildcard stands for may be its other half. */
export function writable(pattern: Pattern): Pattern {
  if (isWritable(pattern)) return pattern
  return toPattern(
    pattern.flatMap((part): readonly PatternPart[] =>
      typeof part === 'string'
        ? part.split(UNWRITABLE).map((text) => (UNWRITABLE.test(text) ? instead(text) : text))
        : [part],
    ),
  )
}

const instead = (text: string): PatternPart => (/\p{Surrogate}/u.test(text) ? ANY : ONE)

const UNWRITABLE = new RegExp(`(${CONTROL.source}|\\p{Surrogate})`, 'u')

/**
 * The name of an attribute or a tag, with a backslash before special characters; undefined where it has no notation. A wildcard is none,
 * with a backslash either.
 */
export const nameText = (name: string): string | undefined =>
  name === '' || /[*?]/.test(name) || UNWRITABLE.test(name) ? undefined : escaped(name)
