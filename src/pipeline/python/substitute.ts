import { type Pattern, type PatternPart, pattern } from '../../ir/pattern.js'
import type { PythonRegex } from './python-regex.js'
import type { PythonTemplate } from './python-template.js'

/** How the parts of a text become parts of a pattern again. */
export interface Rebuild {
  /** What stands between two places of the text, as it is. */
  readonly copy: (start: number, end: number) => Pattern
  /** What the replacement says. */
  readonly parse: (text: string) => Pattern
}

/**
 * The text with each match of the expression replaced; undefined if there is none. What is copied, also through a group, stays what it is:
 * only the words of the replacement are read.
 */
export function substitute(
  text: string,
  { search }: PythonRegex,
  template: PythonTemplate,
  { copy, parse }: Rebuild,
): Pattern | undefined {
  const parts: PatternPart[] = []
  let end = 0
  let found = false
  for (const match of text.matchAll(search)) {
    found = true
    parts.push(...copy(end, match.index))
    for (const piece of template) {
      if (typeof piece === 'string') parts.push(...parse(piece))
      else {
        const place = match.indices?.[piece]
        if (place !== undefined) parts.push(...copy(...place))
      }
    }
    end = match.index + match[0].length
  }
  return found ? pattern([...parts, ...copy(end, text.length)]) : undefined
}

export const samePattern = (a: Pattern, b: Pattern): boolean => JSON.stringify(a) === JSON.stringify(b)
