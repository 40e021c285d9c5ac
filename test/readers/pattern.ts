/** A text with separate wildcards: `any` is `*` or `%`, `one` is the `_` of like(). */
export type Pattern = readonly PatternPart[]
export type PatternPart = string | { readonly wildcard: 'any' | 'one' }

/** True if the whole text fits the pattern. */
export function fits(pattern: Pattern, text: string, letterCase: 'minded' | 'ignored'): boolean {
  return new RegExp(`^${expression(pattern)}$`, letterCase === 'ignored' ? 'iu' : 'u').test(text)
}

/** Returns the pattern as the source of a regular expression. */
export function expression(pattern: Pattern): string {
  return pattern
    .map((part) => {
      if (typeof part !== 'string') return part.wildcard === 'any' ? '[\\s\\S]*' : '[\\s\\S]'
      return part.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
    })
    .join('')
}
