import type { LoweredItem } from '../../../lower/lowered-item.js'
import type { LoweredOperand } from '../../../lower/operand.js'
import type { JsonSchema } from '../../../rule/schema/json-schema.js'
import type { Test } from '../condition-test.js'

/** Requires that one value, or that all values, satisfy the condition. */
export type Quantifier = 'any' | 'all'

export const condSchema: JsonSchema = {
  enum: ['any', 'all'],
}

export const someValues =
  (cond: Quantifier, is: (operand: LoweredOperand) => boolean): Test<LoweredItem> =>
  ({ values }) =>
    cond === 'any'
      ? values.some(({ operands }) => operands.some(is))
      : values.every(({ operands }) => operands.every(is))
