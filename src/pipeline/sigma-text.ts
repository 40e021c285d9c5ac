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
export function partsBetween(whole: Pattern, start: number, end: number): Pattern {
  let at = 0
  const parts = whole.flatMap((part): PatternPart[] => {
    const text = partText(part)
    const from = Math.max(start - at, 0)
    const to = Math.min(end - at, text.length)
    at += text.length
    if (from >= to) return []
    if (typeof part !== 'string') return to - from === text.length ? [part] : [text.slice(from, to)]
    const slice = text.slice(from, to)
    const bare = /^[*?]/.test(slice)
    const rest = slice.slice(bare ? 1 : 0).replace(/\\([*?])/g, '$1')
    return bare ? [slice.startsWith('*') ? ANY : ONE, rest] : [rest]
  })
  return pattern(parts)
}

/** Reads what a pipeline puts into a value: like a Sigma string, but two backslashes are two. */
export const parseSigmaText = (text: string): Pattern => parsePattern(text.replace(/\\(?![*?])/g, '\\\\'))
