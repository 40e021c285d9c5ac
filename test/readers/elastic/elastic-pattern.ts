import type { Pattern, PatternPart } from '../pattern.js'

/** Any run of characters. */
export const ANY: PatternPart = { wildcard: 'any' }
/** Exactly one character. */
export const ONE: PatternPart = { wildcard: 'one' }

export const isAny = (part: PatternPart | undefined): boolean => typeof part === 'object' && part.wildcard === 'any'

/** The same pattern without empty texts, and without adjacent texts or `ANY`. */
export function joined(parts: readonly PatternPart[]): Pattern {
  const result: PatternPart[] = []
  for (const part of parts) {
    const last = result.at(-1)
    if (part === '' || (isAny(part) && isAny(last))) continue
    if (typeof part === 'string' && typeof last === 'string') result[result.length - 1] = last + part
    else result.push(part)
  }
  return result
}

/** The text of a pattern without wildcards, else undefined. */
export function textOf([only = '', ...more]: Pattern): string | undefined {
  return more.length === 0 && typeof only === 'string' ? only : undefined
}
