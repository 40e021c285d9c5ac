import type { LoweredItem } from '../../../lower/lowered-item.js'
import type { Data } from '../../../rule/yaml/data.js'
import { defineCondition } from '../../define.js'
import { isValue, plainValue } from '../is-value.js'
import { condSchema, type Quantifier, someValues } from './some-values.js'

export const matchValue = defineCondition<LoweredItem, { readonly value: Data; readonly cond: Quantifier }>({
  options: { value: plainValue, cond: condSchema },
  required: ['value', 'cond'],
  prepare: ({ value, cond }) => someValues(cond, isValue(value)),
})
