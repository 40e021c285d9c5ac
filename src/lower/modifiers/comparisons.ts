import type { CompareOp } from '../../ir/predicate.js'
import { refuse } from '../../text/refuse.js'
import type { ValueModifier } from './modifier.js'
import { valueModifier } from './modifier.js'

export const lt = comparison('lt', 'the field is less than the number')
export const lte = comparison('lte', 'the field is less than or equal to the number')
export const gt = comparison('gt', 'the field is greater than the number')
export const gte = comparison('gte', 'the field is greater than or equal to the number')

function comparison(op: CompareOp, about: string): ValueModifier {
  return valueModifier({
    about,
    accepts: ['number', 'timePart'],
    apply: (operand) => {
      if (operand.type === 'number') return { type: 'comparison', op, value: operand.text }
      return operand.op === 'eq' ? { ...operand, op } : refuse('modifier-conflict', [op, operand.op])
    },
  })
}
