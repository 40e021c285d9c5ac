import { type Pattern, type PatternPart, pattern } from '../../ir/pattern.js'
import { textLimits } from '../../text/text-limits.js'
import type { Refusal } from '../../text/wording.js'
import { checkLength } from '../check-length.js'
import type { PythonRegex } from './python-regex.js'
import type { PythonTemplate } from './python-template.js'

/** Functions that turn parts of a text into parts of a pattern again. */
export interface Rebuild {
  /** Returns the pattern between two offsets of the text, unchanged. */
  readonly copy: (start: number, end: number) => Pattern
  /** Parses the text of the replacement. */
  readonly parse: (text: string) => Pattern
}

/**
 * Replaces each match of the expression in a text; undefined if there is none. Copied parts, including groups, keep
 * their pattern: only the text of the replacement is parsed. Returns a refusal if the result is too long.
 */
export function substitute(
  text: string,
  { search }: PythonRegex,
  template: PythonTemplate,
  { copy, parse }: Rebuild,
): Pattern | Refusal | undefined {
  const parts: PatternPart[] = []
  let end = 0
  let isReplaced = false
  let length = text.length
  for (const match of text.matchAll(search)) {
    if (splitsCharacter(text, match.index)) continue
    isReplaced = true
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
  return isReplaced ? pattern([...parts, ...copy(end, text.length)]) : undefined
}

/** V8 also finds matches without characters, such as those of a lookahead, between the halves of a surrogate pair. */
const splitsCharacter = (text: string, at: number): boolean => at > 0 && (text.codePointAt(at - 1) ?? 0) > 0xffff

export const samePattern = (a: Pattern, b: Pattern): boolean => JSON.stringify(a) === JSON.stringify(b)
