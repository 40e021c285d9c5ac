import { type Unsupported, unsupported } from '../../../src/dialect/rendering.js'
import { foldCase } from '../../../src/ir/glob.js'
import { isAny, isOne, type Pattern, placeholders, plainText, someText } from '../../../src/ir/pattern.js'
import { isWellFormed, jqText } from './jq-text.js'
import { hasOtherCase } from './letter-case.js'
import { escaped } from './oniguruma-text.js'

/** A lone surrogate cannot appear in a jq program: jq would treat it as equal to any other. */
export const HALF_PAIR = unsupported('a jq string cannot contain half of a surrogate pair')

/** A test of jq's input text: `lower == "get client"`, `startswith("/api/")`. */
export function globTest(pattern: Pattern, cased: boolean): string | Unsupported {
  if (placeholders(pattern).length > 0) return unsupported('the placeholder has no value')
  if (someText(pattern, (text) => !isWellFormed(text))) return HALF_PAIR
  const isLowered = !cased && someText(pattern, hasOtherCase)
  const folded = isLowered ? pattern.map((part) => (typeof part === 'string' ? foldCase(part) : part)) : pattern
  const text = plainText(folded)
  if (text !== undefined) return `${isLowered ? 'lower' : '.'} == ${jqText(text)}`
  const test = wildcardTest(folded)
  return isLowered ? `lower | ${test}` : test
}

function wildcardTest(pattern: Pattern): string {
  if (pattern.length === 1 && isAny(pattern[0])) return 'true'
  for (const [name, literal] of [
    ['startswith', prefixOf],
    ['endswith', suffixOf],
    ['includes', partOf],
  ] as const) {
    const text = literal(pattern)
    if (text !== undefined) return `${name}(${jqText(text)})`
  }
  return `test(${jqText(expression(pattern))})`
}

/** Returns the text of a pattern `text*`. */
export const prefixOf = ([text, star, ...more]: Pattern): string | undefined =>
  typeof text === 'string' && isAny(star) && more.length === 0 ? text : undefined
/** Returns the text of a pattern `*text`. */
export const suffixOf = ([star, text, ...more]: Pattern): string | undefined =>
  typeof text === 'string' && isAny(star) && more.length === 0 ? text : undefined
/** Returns the text of a pattern `*text*`. */
export const partOf = ([star, ...rest]: Pattern): string | undefined => (isAny(star) ? prefixOf(rest) : undefined)

/**
 * A regular expression that matches each literal between two stars at its first occurrence and never retries. If the
 * rest matches at all, it matches then. So the time does not grow with the number of stars.
 */
function expression(pattern: Pattern): string {
  const runs: string[] = ['']
  for (const part of pattern) {
    if (isAny(part)) runs.push('')
    else runs.push((runs.pop() ?? '') + (isOne(part) ? '.' : escaped(String(part))))
  }
  const [first = '', ...others] = runs
  const last = others.pop()
  const middle = others.map((run) => `(?>.*?${run})`).join('')
  return `(?s)\\A${first}${middle}${last === undefined ? '' : `.*${last}`}\\z`
}
