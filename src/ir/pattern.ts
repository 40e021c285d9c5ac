/**
 * A text with wildcards, decoded: escapes are resolved, and `*` in a string is a literal star.
 * Normal form: no empty strings, no two adjacent strings, no two adjacent `any`.
 */
export type Pattern = readonly PatternPart[]

/** A part of a pattern: literal text, a wildcard or an unresolved placeholder. */
export type PatternPart = string | Wildcard | Placeholder

/** A wildcard: any run of characters, or exactly one character. */
export interface Wildcard {
  readonly wildcard: 'any' | 'one'
}
/** `%name%` under the modifier `expand`. A processing pipeline supplies its values. */
export interface Placeholder {
  readonly placeholder: string
}

/** Any run of characters, including none: Sigma's `*`. */
export const ANY: Wildcard = { wildcard: 'any' }
/** Exactly one character: Sigma's `?`. */
export const ONE: Wildcard = { wildcard: 'one' }

/** Builds a pattern in normal form. Most parts are in it already, and are returned as they are. */
export function pattern(parts: readonly PatternPart[]): Pattern {
  if (isNormal(parts)) return parts
  const out: PatternPart[] = []
  for (const part of parts) {
    const last = out.at(-1)
    if (part === '' || (isAny(part) && isAny(last))) continue
    if (typeof part === 'string' && typeof last === 'string') out[out.length - 1] = last + part
    else out.push(part)
  }
  return out
}

function isNormal(parts: readonly PatternPart[]): boolean {
  let last: PatternPart | undefined
  for (const part of parts) {
    if (part === '' || (isAny(part) && isAny(last))) return false
    if (typeof part === 'string' && typeof last === 'string') return false
    last = part
  }
  return true
}

/** True for `ANY`, the wildcard for any run of characters. */
export const isAny = (part: PatternPart | undefined): boolean =>
  part === ANY || (typeof part === 'object' && 'wildcard' in part && part.wildcard === 'any')

/** True for a pattern that only consists of `ANY`, so that every text matches it. */
export const isAnything = (pattern: Pattern): boolean => pattern.length === 1 && isAny(pattern[0])

/** True for `ONE`, the wildcard for exactly one character. */
export const isOne = (part: PatternPart | undefined): boolean =>
  part === ONE || (typeof part === 'object' && part !== ANY && 'wildcard' in part && part.wildcard === 'one')

/** Returns the text of a pattern without wildcards and placeholders, or `undefined` if it has any. */
export function plainText(pattern: Pattern): string | undefined {
  if (pattern.length === 0) return ''
  const [only] = pattern
  return pattern.length === 1 && typeof only === 'string' ? only : undefined
}

/** True if at least one literal part of the pattern passes the test. */
export function someText(pattern: Pattern, test: (text: string) => boolean): boolean {
  for (const part of pattern) if (typeof part === 'string' && test(part)) return true
  return false
}

/** True if the text has letters that exist in two cases. Most texts have an ASCII letter, which is quicker to find. */
export const hasCase = (text: string): boolean => hasAsciiLetter(text) || text.toLowerCase() !== text.toUpperCase()

/** Most texts have one at their beginning: calling a regular expression takes five times as long. */
function hasAsciiLetter(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const lower = text.charCodeAt(at) | 0x20
    if (lower >= 0x61 && lower <= 0x7a) return true
  }
  return false
}

/** True for a placeholder without a value. */
export const isPlaceholder = (part: PatternPart): part is Placeholder =>
  typeof part === 'object' && 'placeholder' in part

/** Lists the names of unresolved placeholders. */
export const placeholders = (pattern: Pattern): string[] =>
  pattern.every((part) => typeof part === 'string' || part === ANY || part === ONE)
    ? []
    : pattern.filter(isPlaceholder).map(({ placeholder }) => placeholder)

/**
 * Parses a Sigma string: `*` and `?` are wildcards; a backslash before `*`, `?` or `\` makes that character literal.
 *
 * @example
 * parsePattern('a*b?') // ['a', ANY, 'b', ONE]
 * parsePattern('\\*.exe') // ['*.exe']
 * parsePattern('C:\\Temp') // ['C:\\Temp']
 */
export function parsePattern(text: string): Pattern {
  const first = text.search(SPECIAL)
  if (first === -1) return text === '' ? [] : [text]
  const parts: PatternPart[] = []
  let literal = ''
  let from = 0
  for (let at = first; at < text.length; at++) {
    const char = text.charAt(at)
    if (char === '*' || char === '?') {
      parts.push(literal + text.slice(from, at), char === '*' ? ANY : ONE)
      literal = ''
      from = at + 1
    } else if (char === '\\' && isEscapable(text.charAt(at + 1))) {
      literal += text.slice(from, at)
      at++
      from = at
    }
  }
  parts.push(literal + text.slice(from))
  return pattern(parts)
}

/** A wildcard, or a backslash that makes a character literal. */
const SPECIAL = /[*?]|\\[*?\\]/
const isEscapable = (char: string): boolean => char === '*' || char === '?' || char === '\\'

/**
 * Writes a pattern as a Sigma string that `parsePattern` reads back as the same pattern.
 *
 * @example
 * patternText(['100', ANY]) // '100*'
 */
export function patternText(pattern: Pattern): string {
  return pattern
    .map((part) => {
      if (typeof part === 'string') return part.replace(/[*?\\]/g, '\\$&')
      if ('placeholder' in part) return `%${part.placeholder}%`
      return part.wildcard === 'any' ? '*' : '?'
    })
    .join('')
}
