import { isAny, type Pattern } from '../ir/pattern.js'

/** Returns a function that puts `by` before each match of `special`. */
export function escapeWith(special: RegExp, by = '\\'): (text: string) => string {
  if (CLASS.test(special.source) && special.flags === 'g') return escapeCharacters(new RegExp(special.source), by)
  const escaped = `${by.replaceAll('$', '$$$$')}$&`
  return (text) => text.replace(special, escaped)
}

/** The source of a regular expression that is a single class. */
const CLASS = /^\[(?:[^\]\\]|\\.)+\]$/

/** Nearly every value of a query passes through here: for values the loop takes half the time of `replace`. */
function escapeCharacters(special: RegExp, by: string): (text: string) => string {
  const isSpecial = Array.from({ length: 0x80 }, (_, code) => special.test(String.fromCharCode(code)))
  return (text) => {
    let escaped = ''
    let from = 0
    for (let at = 0; at < text.length; at++) {
      if (!(isSpecial[text.charCodeAt(at)] ?? special.test(text.charAt(at)))) continue
      escaped += text.slice(from, at) + by
      from = at
    }
    return from === 0 ? escaped + text : escaped + text.slice(from)
  }
}

/** Writes a pattern as a glob: literals through `literal`, wildcards as given. */
export function glob(pattern: Pattern, literal: (text: string) => string, any: string, one: string): string {
  return pattern.map((part) => (typeof part === 'string' ? literal(part) : isAny(part) ? any : one)).join('')
}

/** Characters that a query box does not show as themselves: controls, line and paragraph separators. */
export const CONTROL = /[\p{Cc}\p{Zl}\p{Zp}]/u
/**
 * Matches all of them, only for `replace`: a regular expression with the flag `g` keeps its position between calls of
 * `test`.
 */
export const CONTROLS = new RegExp(CONTROL.source, 'gu')
