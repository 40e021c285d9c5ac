import { isAny, type Pattern } from '../ir/pattern.js'

/** Puts `by` before every character that `special` finds. */
export function escapeWith(special: RegExp, by = '\\'): (text: string) => string {
  const escaped = `${by.replaceAll('$', '$$$$')}$&`
  return (text) => text.replace(special, escaped)
}

/** A pattern as text: literals through `literal`, wildcards as the language writes them. */
export function glob(pattern: Pattern, literal: (text: string) => string, any: string, one: string): string {
  return pattern.map((part) => (typeof part === 'string' ? literal(part) : isAny(part) ? any : one)).join('')
}

/** Any character that a query box would not show as itself: controls, line and paragraph separators. */
export const CONTROL = /[\p{Cc}\p{Zl}\p{Zp}]/u
/** All of them in a text, for `replace` alone: an expression with the flag `g` keeps its place from one `test` to the next. */
export const CONTROLS = new RegExp(CONTROL.source, 'gu')
