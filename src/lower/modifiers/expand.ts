import { type PatternPart, pattern } from '../../ir/pattern.js'
import { valueModifier } from './modifier.js'

export const expand = valueModifier({
  about: 'a processing pipeline replaces %name% in the value',
  keywords: true,
  accepts: ['text'],
  apply: (operand) => ({
    type: 'text',
    pattern: pattern(operand.pattern.flatMap((part) => (typeof part === 'string' ? split(part) : [part]))),
  }),
})

/** `%name%` is a placeholder; `\%` is a percent sign. */
function split(text: string): PatternPart[] {
  const parts: PatternPart[] = []
  let end = 0
  for (const found of text.matchAll(/\\%|%([\w.-]+)%/g)) {
    parts.push(text.slice(end, found.index), found[1] === undefined ? '%' : { placeholder: found[1] })
    end = found.index + found[0].length
  }
  return [...parts, text.slice(end)]
}
