import { type Pattern, type PatternPart, pattern } from '../../ir/pattern.js'
import type { Refusal } from '../../lower/modifiers/modifier.js'
import { textLimits } from '../../text/limits.js'
import { checkLength } from '../check-length.js'
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
 * only the words of the replacement are read. A refusal if it grows too long.
 */
export function substitute(
  text: string,
  { search }: PythonRegex,
  template: PythonTemplate,
  { copy, parse }: Rebuild,
): Pattern | Refusal | undefined {
  const parts: PatternPart[] = []
  let end = 0
  let found = false
  let length = text.length
  for (const match of text.matchAll(search)) {
    found = true
    parts.push(...copy(end, match.index))
    for (const piece of template) {
      if (typeof piece === 'string') parts.push(...parse(piece))
      else {
        const place = match.indices?.[piece]
        if (place !== undefined) parts.push(...copy(...place))
      }
      length += (typeof piece === 'string' ? piece : (match[piece] ?? '')).length
    }
    const tooLong = checkLength(length, textLimits.value)
    if (tooLong !== undefined) return tooLong
    end = match.index + match[0].length
  }
  return found ? pattern([...parts, ...copy(end, text.length)]) : undefined
}

export const samePattern = (a: Pattern, b: Pattern): boolean => JSON.stringify(a) === JSON.stringify(b)
