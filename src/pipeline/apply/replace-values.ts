import { leaf } from '../../ir/bool.js'
import type { LoweredItem } from '../../lower/lowered-item.js'
import type { LoweredOperand } from '../../lower/operand.js'
import { refuseInPipeline } from '../../text/diagnose-pipeline.js'
import { refuse } from '../../text/refuse.js'
import type { Refusal } from '../../text/wording.js'
import type { StepContext, ValueAction } from '../action.js'
import type { ItemChange } from './change-items.js'
import { replaceOperands } from './replace-operands.js'

/** Replaces each value of an item by the result of the action; several results are alternatives. */
export function replaceValues(item: LoweredItem, action: ValueAction, context: StepContext): ItemChange {
  let refusal: Refusal | undefined
  let count = 0
  const maximum = context.limits['processed-values']
  const replace = (operand: LoweredOperand): readonly LoweredOperand[] | undefined => {
    if (refusal !== undefined) return []
    const result = action.apply(operand, item, context)
    if (result === undefined) return undefined
    if ('refused' in result) {
      refusal = result
      return []
    }
    count += result.length
    if (count <= maximum) return result
    refusal = refuse('too-many-values', [maximum, 'processed-values'])
    return []
  }
  const values = replaceOperands(item.values, replace)
  if (refusal !== undefined) return refusal
  if (values === item.values) return undefined
  const nonEmpty = values.filter(({ operands }) => operands.length > 0)
  return nonEmpty.length === 0
    ? refuseInPipeline('no-values-left', [item.field ?? 'the keywords'])
    : leaf({ ...item, values: nonEmpty })
}
