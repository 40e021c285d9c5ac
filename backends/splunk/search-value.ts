import { ANY, isAny, isOne, type Pattern, type PatternPart, pattern, someText } from '../../src/ir/pattern.js'
import { CONTROL } from '../../src/text/control-characters.js'
import { quote } from './quoting.js'
import { MAX_COMPARED_PIECES } from './splunk-limits.js'

/** Reason why a value in `search` matches more than the pattern; undefined if it is exact. */
export function inexact(whole: Pattern): string | undefined {
  if (whole.some(isOne)) return '`search` has no single-character wildcard'
  if (someText(whole, (text) => text.includes('*'))) return '`search` cannot escape `*`'
  if (someText(whole, (text) => CONTROL.test(text))) return '`search` cannot express control characters'
  return piecesOf(whole).length > 1 ? '`search` may miss events if a wildcard is inside a value' : undefined
}

/** The value that says all of a pattern, which nearly every pattern has; undefined if it has none. */
export function exactValue(whole: Pattern): string | undefined {
  return !hasSeveralTexts(whole) && whole.every(isExpressible) ? value(whole) : undefined
}

/**
 * Values that a text contains if it fits the pattern, with wildcards at their ends only: `"a*"` and `"*b"` for `a*b`.
 * Characters without an escape become wildcards. Of few values, none is implied by another one.
 */
export function pieces(whole: Pattern): readonly string[] {
  const parts = piecesOf(whole)
  if (parts.length === 1) return parts.map(value)
  const isFew = parts.length <= MAX_COMPARED_PIECES
  const needed = isFew ? parts.filter((part) => !parts.some((other) => implies(other, part))) : parts
  return [...new Set(needed.map(value))]
}

/** True if every text that fits a piece also fits another, wider one: `*ab*` implies `*b*`. Each piece has one text. */
function implies(piece: Pattern, wider: Pattern): boolean {
  const [first, text, last] = wider
  return (
    isAny(first) &&
    isAny(last) &&
    typeof text === 'string' &&
    piece.some((part) => typeof part === 'string' && part.includes(text) && (part !== text || piece.length < 3))
  )
}

/**
 * Values of a keyword that is indexed as terms: without the outer wildcards, unless no letter or digit is next to them.
 * Splunk finds such a value in the index without scanning events.
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
  const widened = whole.every(isExpressible) ? whole : widenUnwritable(whole)
  if (!hasSeveralTexts(widened)) return [widened]
  return widened.flatMap((part, index) =>
    typeof part === 'string' ? [pattern([index === 0 ? '' : ANY, part, index === widened.length - 1 ? '' : ANY])] : [],
  )
}

/** False for most values. */
function hasSeveralTexts(whole: Pattern): boolean {
  let texts = 0
  for (const part of whole) if (typeof part === 'string') texts++
  return texts > 1
}

const isExpressible = (part: PatternPart): boolean => (typeof part === 'string' ? !NO_ESCAPE.test(part) : isAny(part))

/** The pattern with `*` for everything that has no notation. */
const widenUnwritable = (whole: Pattern): Pattern =>
  pattern(
    whole.flatMap((part): readonly PatternPart[] =>
      typeof part === 'string'
        ? part.split(NO_ESCAPE).flatMap((text, index) => (index === 0 ? [text] : [ANY, text]))
        : [ANY],
    ),
  )

/** A quoted value, or a bare star. */
function value(piece: Pattern): string {
  if (piece.length === 1 && isAny(piece[0])) return '*'
  let text = ''
  for (const part of piece) text += typeof part === 'string' ? part : '*'
  return quote(text)
}
