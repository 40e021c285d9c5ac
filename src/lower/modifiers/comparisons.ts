import type { CompareOp } from '../../ir/predicate.js'
import { refuse } from '../../text/refuse.js'
import type { ValueModifier } from './modifier.js'
import { valueModifier } from './modifier.js'

export const lt = comparison('lt')
export const lte = comparison('lte')
export const gt = comparison('gt')
export const gte = comparison('gte')

function comparison(op: CompareOp): ValueModifier {
  return valueModifier({
    accepts: ['number', 'timePart'],
    apply: (operand) => {
      if (operand.type === 'number') return { type: 'comparison', op, value: operand.text }
      return operand.op === 'eq' ? { ...operand, op } : refuse('modifier-conflict', [op, operand.op])
    },
  })
}
