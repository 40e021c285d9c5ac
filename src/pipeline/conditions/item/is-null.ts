import type { LoweredItem } from '../../../lower/lowered-item.js'
import { defineCondition } from '../../define.js'
import { condSchema, type Quantifier, someValues } from './some-values.js'

export const isNull = defineCondition<LoweredItem, { readonly cond: Quantifier }>({
  options: { cond: condSchema },
  required: ['cond'],
  prepare: ({ cond }) => someValues(cond, ({ type }) => type === 'null'),
})
