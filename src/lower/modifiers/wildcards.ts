import { ANY, type Pattern, pattern } from '../../ir/pattern.js'
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
  return { type: 'text', pattern: pattern(around[match](operand.pattern)) }
}

const around: Readonly<Record<Exclude<FieldMatch, 'equals'>, (inner: Pattern) => Pattern>> = {
  startswith: (inner) => [...inner, ANY],
  endswith: (inner) => [ANY, ...inner],
  contains: (inner) => [ANY, ...inner, ANY],
}
