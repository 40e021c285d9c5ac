import { isAny, type Pattern } from '../../ir/pattern.js'
import type { LoweredOperand } from '../../lower/operand.js'
import { defineStep } from '../define.js'

/** For data that keeps texts as XML writes them, with `&amp;` for `&`, or that has events of both kinds. */
export const addXmlEncoding = defineStep({
  about:
    'also searches values in the form that XML gives them: `&`, `<` and `>` become `&amp;`, `&lt;` and `&gt;`; the value itself still matches',
  options: {},
  required: [],
  prepare: () => ({
    changes: 'value',
    apply: (operand, item, { place, warn }): readonly LoweredOperand[] | undefined => {
      if (operand.type === 'text') {
        const pattern = encoded(operand.pattern)
        return pattern.every((part, index) => part === operand.pattern[index])
          ? undefined
          : [operand, { type: 'text', pattern }]
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

/** Returns the pattern of the XML form. A `&` before `*` stays: it also finds `&amp;`. */
const encoded = (pattern: Pattern): Pattern =>
  pattern.map((part, index) => {
    if (typeof part !== 'string') return part
    return part.replace(isAny(pattern[index + 1]) ? /[<>]|&(?!$)/g : /[&<>]/g, (char) => ENTITIES[char] ?? char)
  })

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
