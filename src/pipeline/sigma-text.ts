import { ANY, ONE, type Pattern, type PatternPart, parsePattern, pattern } from '../ir/pattern.js'

/**
 * A pattern as the regular expressions and maps of pipelines see it: wildcards as `*` and `?`, plain stars and question marks behind a
 * backslash, and every other backslash once. Unlike a Sigma string it does not always read back as the same pattern.
 */
export const sigmaText = (pattern: Pattern): string => pattern.map(partText).join('')

function partText(part: PatternPart): string {
  if (typeof part === 'string') return part.replace(/[*?]/g, '\\$&')
  if ('placeholder' in part) return `%${part.placeholder}%`
  return part.wildcard === 'any' ? '*' : '?'
}

/**
 * What stands between two places of the pattern's `sigmaText`. A backslash before a wildcard stays one; a star whose backslash is left
 * out is a wildcard.
 */
export function partsBetween(whole: Pattern): (start: number, end: number) => Pattern {
  let length = 0
  const placed = whole.map((part) => {
    const text = partText(part)
    length += text.length
    return { part, text, at: length - text.length }
  })
  return (start, end) =>
    pattern(placed.flatMap(({ part, text, at }) => partBetween(part, text, Math.max(start - at, 0), end - at)))
}

function partBetween(part: PatternPart, text: string, from: number, to: number): readonly PatternPart[] {
  if (from >= Math.min(to, text.length)) return []
  const slice = text.slice(from, to)
  if (typeof part !== 'string') return slice === text ? [part] : [slice]
  const bare = /^[*?]/.test(slice)
  const rest = slice.slice(bare ? 1 : 0).replace(/\\([*?])/g, '$1')
  return bare ? [slice.startsWith('*') ? ANY : ONE, rest] : [rest]
}

/** Reads what a pipeline puts into a value: like a Sigma string, but two backslashes are two. */
export const parseSigmaText = (text: string): Pattern => parsePattern(text.replace(/\\(?![*?])/g, '\\\\'))
