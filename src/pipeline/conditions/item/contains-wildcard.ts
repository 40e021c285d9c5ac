import { isAny, isOne } from '../../../ir/pattern.js'
import type { LoweredItem } from '../../../lower/lowered-item.js'
import { defineCondition } from '../../define.js'
import { condSchema, type Quantifier, someValues } from './some-values.js'

export const containsWildcard = defineCondition<LoweredItem, { readonly cond: Quantifier }>({
  options: { cond: condSchema },
  required: ['cond'],
  prepare: ({ cond }) =>
    someValues(
      cond,
      (operand) => operand.type === 'text' && operand.pattern.some((part) => isAny(part) || isOne(part)),
    ),
})
