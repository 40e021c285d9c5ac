import { ANY, type Pattern, pattern, plainText } from '../../ir/pattern.js'
import type { FieldMatch } from '../../ir/predicate.js'
import { refuse } from '../../text/refuse.js'
import type { Refusal } from '../../text/wording.js'
import type { Operand, OperandOf } from '../operand.js'
import { valueModifier } from './modifier.js'

export const contains = valueModifier({
  accepts: ['text', 'field'],
  keywords: true,
  apply: (operand) => withWildcards(operand, 'contains'),
})

export const startswith = valueModifier({
  accepts: ['text', 'field'],
  apply: (operand) => withWildcards(operand, 'startswith'),
})

export const endswith = valueModifier({
  accepts: ['text', 'field'],
  apply: (operand) => withWildcards(operand, 'endswith'),
})

function withWildcards(operand: OperandOf<'text' | 'field'>, match: Exclude<FieldMatch, 'equals'>): Operand | Refusal {
  if (operand.type === 'field') {
    return operand.match === 'equals' ? { ...operand, match } : refuse('modifier-conflict', [match, operand.match])
  }
  const text = plainText(operand.pattern)
  // A spread reserves room for 17 parts, and most patterns are one text.
  const parts = text === undefined || text === '' ? around[match](operand.pattern) : aroundText[match](text)
  return { type: 'text', pattern: pattern(parts) }
}

type Around<Inner> = Readonly<Record<Exclude<FieldMatch, 'equals'>, (inner: Inner) => Pattern>>

const around: Around<Pattern> = {
  startswith: (inner) => [...inner, ANY],
  endswith: (inner) => [ANY, ...inner],
  contains: (inner) => [ANY, ...inner, ANY],
}

const aroundText: Around<string> = {
  startswith: (text) => [text, ANY],
  endswith: (text) => [ANY, text],
  contains: (text) => [ANY, text, ANY],
}
