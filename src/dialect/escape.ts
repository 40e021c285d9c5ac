import { isAny, type Pattern } from '../ir/pattern.js'

/** Returns a function that puts `by` before each match of `special`. */
export function escapeWith(special: RegExp, by = '\\'): (text: string) => string {
  const escaped = `${by.replaceAll('$', '$$$$')}$&`
  return (text) => text.replace(special, escaped)
}

const [QUOTE, BACKSLASH] = ['"', '\\'].map((character) => character.charCodeAt(0))

/**
 * Puts a backslash before each double quote and each backslash. Nearly every value of a query passes through here: the
 * loop takes half the time of `replace`.
 */
export function escapeQuotes(text: string): string {
  let at = text.search(/["\\]/)
  if (at === -1) return text
  let escaped = ''
  let from = 0
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code !== QUOTE && code !== BACKSLASH) continue
    escaped += `${text.slice(from, at)}\\`
    from = at
  }
  return escaped + text.slice(from)
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
