import type { Pattern, PatternPart } from '../pattern.js'

/**
 * The pattern of like(): `%` any run, `_` one character. The page ("Comparison and Conditional functions") documents no
 * escape for them. A backslash has no defined meaning in such a pattern, and is rejected. like() is case-sensitive
 * ("where": "eval-expression is case-sensitive").
 */
export function likePattern(text: string): Pattern {
  if (text.includes('\\')) throw new Error(`no meaning of a backslash is documented for like(): ${text}`)
  const parts: PatternPart[] = []
  for (const piece of text.split(/([%_])/)) {
    if (piece === '%') parts.push({ wildcard: 'any' })
    else if (piece === '_') parts.push({ wildcard: 'one' })
    else if (piece !== '') parts.push(piece)
  }
  return parts
}
