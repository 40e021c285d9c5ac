import { ANY, ONE, type Pattern, type PatternPart, parsePattern, pattern } from '../ir/pattern.js'

/**
 * Formats a pattern for the regular expressions and maps of pipelines: wildcards as `*` and `?`, plain stars and
 * question marks after a backslash, and every other backslash single. Unlike a Sigma string, it does not always parse
 * to the same pattern.
 */
export const sigmaText = (pattern: Pattern): string => pattern.map(partText).join('')

function partText(part: PatternPart): string {
  if (typeof part === 'string') return part.replace(/[*?]/g, '\\$&')
  if ('placeholder' in part) return `%${part.placeholder}%`
  return part.wildcard === 'any' ? '*' : '?'
}

/**
 * Returns a function for the part of the pattern between two offsets of its `sigmaText`. A backslash before a wildcard
 * stays a backslash; a star without its backslash is a wildcard.
 */
export function partsBetween(whole: Pattern): (start: number, end: number) => Pattern {
  let length = 0
  const parts = whole.map((part) => {
    const text = partText(part)
    length += text.length
    return { part, text, at: length - text.length }
  })
  return (start, end) =>
    pattern(parts.flatMap(({ part, text, at }) => partBetween(part, text, Math.max(start - at, 0), end - at)))
}

function partBetween(part: PatternPart, text: string, from: number, to: number): readonly PatternPart[] {
  if (from >= Math.min(to, text.length)) return []
  const slice = text.slice(from, to)
  if (typeof part !== 'string') return slice === text ? [part] : [slice]
  const bare = /^[*?]/.test(slice)
  const rest = slice.slice(bare ? 1 : 0).replace(/\\([*?])/g, '$1')
  return bare ? [slice.startsWith('*') ? ANY : ONE, rest] : [rest]
}

/** Parses a text that a pipeline inserts into a value: like a Sigma string, but two backslashes stay two. */
export const parseSigmaText = (text: string): Pattern => parsePattern(text.replace(/\\(?![*?])/g, '\\\\'))
