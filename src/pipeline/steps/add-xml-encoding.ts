import { isAny, type Pattern, type PatternPart } from '../../ir/pattern.js'
import type { LoweredOperand } from '../../lower/operand.js'
import { defineStep } from '../define.js'

/** For data that keeps texts as XML writes them, with `&amp;` for `&`, or that has events of both kinds. */
export const addXmlEncoding = defineStep({
  options: {},
  required: [],
  prepare: () => ({
    changes: 'value',
    apply: (operand, item, { place, warn }): readonly LoweredOperand[] | undefined => {
      if (operand.type === 'text') {
        if (!operand.pattern.some(needsEncoding)) return undefined
        return [operand, { type: 'text', pattern: encoded(operand.pattern) }]
      }
      if (operand.type !== 'regex') return undefined
      const { source, isComplete } = encodedRegex(operand.source)
      if (!isComplete) warn(item, CLASS_MESSAGE, place)
      return source === operand.source ? undefined : [{ ...operand, source }]
    },
  }),
})

const CLASS_MESSAGE =
  'events keep `&`, `<` and `>` in XML form, and a character class of this expression cannot match it'

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }
const hasSpecial = (text: string): boolean => /[&<>]/.test(text)

/** True for a text that does not find its XML form, as `&` before `*` does. */
const needsEncoding = (part: PatternPart, index: number, pattern: Pattern): boolean =>
  typeof part === 'string' && hasSpecial(isAny(pattern[index + 1]) ? part.replace(/&$/, '') : part)

const encoded = (pattern: Pattern): Pattern =>
  pattern.map((part) => (typeof part === 'string' ? part.replace(/[&<>]/g, (char) => ENTITIES[char] ?? char) : part))

/** An escape, a character class, the start of a group with its name or kind, a named reference, or a special character. */
const PART = /\\k<[^>]*>|\\[&<>]|\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\(\?P?(?:<[=!]|<\w+>|>)|[&<>]/gs

/** Lets each special character outside of classes also match its entity. Incomplete if a class contains one. */
function encodedRegex(source: string): { readonly source: string; readonly isComplete: boolean } {
  let isComplete = true
  const replaced = source.replace(PART, (part) => {
    const entity = ENTITIES[part.replace(/^\\/, '')]
    if (entity !== undefined) return `(?:${part}|${entity})`
    if (part.startsWith('[') && hasSpecial(part) && !part.startsWith('[^')) isComplete = false
    return part
  })
  return { source: replaced, isComplete }
}
