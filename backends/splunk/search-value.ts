import { CONTROL } from '../../src/dialect/escape.js'
import { ANY, isAny, isOne, type Pattern, type PatternPart, pattern, someText } from '../../src/ir/pattern.js'
import { quote } from './quoting.js'

/** Why a value in `search` is not the pattern but matches more; undefined if it is. */
export function inexact(whole: Pattern): string | undefined {
  if (whole.some(isOne)) return '`search` has no single-character wildcard'
  if (someText(whole, (text) => text.includes('*'))) return '`search` cannot escape `*`'
  if (someText(whole, (text) => CONTROL.test(text))) return '`search` cannot express control characters'
  return piecesOf(whole).length > 1 ? '`search` may miss events if a wildcard is inside a value' : undefined
}

/**
 * The values of which a text that fits the pattern has all: each with wildcards at its ends alone. `a*b` is `"a*"` and `"*b"`; what has no escape is
 * taken for a wildcard.
 */
export const pieces = (whole: Pattern): readonly string[] => [...new Set(piecesOf(whole).map(value))]

/**
 * The values of a keyword that stands in the events as terms of the index: without the wildcards around it, unless there is no letter or digit beside
 * them. Such a value is found in the index at once.
 *
 * https://docs.splunk.com/Documentation/Splunk/latest/Data/Abouteventsegmentation
 */
export const terms = (whole: Pattern): readonly string[] =>
  pieces(
    whole.filter((part, index) => {
      const isEnd = index === 0 || index === whole.length - 1
      return !(isEnd && isAny(part) && hasTerm(whole[index === 0 ? 1 : index - 1]))
    }),
  )

const hasTerm = (part: PatternPart | undefined): boolean => typeof part === 'string' && /[\p{L}\p{N}]/u.test(part)

/** Inside quotes `*` is always a wildcard, and control characters have no notation. */
const NO_ESCAPE = new RegExp(`${CONTROL.source}|\\*`, 'u')

function piecesOf(whole: Pattern): readonly Pattern[] {
  const loose = whole.every(isSayable) ? whole : loosened(whole)
  // Most values have one text.
  if (loose.filter((part) => typeof part === 'string').length < 2) return [loose]
  return loose.flatMap((part, index) =>
    typeof part === 'string' ? [pattern([index === 0 ? '' : ANY, part, index === loose.length - 1 ? '' : ANY])] : [],
  )
}

const isSayable = (part: PatternPart): boolean => (typeof part === 'string' ? !NO_ESCAPE.test(part) : isAny(part))

/** The pattern with `*` for all that a value has no notation for. */
const loosened = (whole: Pattern): Pattern =>
  pattern(
    whole.flatMap((part): readonly PatternPart[] =>
      typeof part === 'string'
        ? part.split(NO_ESCAPE).flatMap((text, index) => (index === 0 ? [text] : [ANY, text]))
        : [ANY],
    ),
  )

/** A value in quotes, or a star alone. */
const value = (piece: Pattern): string =>
  piece.length === 1 && isAny(piece[0])
    ? '*'
    : quote(piece.map((part) => (typeof part === 'string' ? part : '*')).join(''))
