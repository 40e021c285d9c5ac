import type { LoweredItem } from '../../../lower/lowered-item.js'
import { defineCondition } from '../../define.js'
import { type Cond, condSchema, someValues } from './some-values.js'

export const isNull = defineCondition<LoweredItem, { readonly cond: Cond }>({
  about: 'some or all values are null',
  options: { cond: condSchema },
  required: ['cond'],
  prepare: ({ cond }) => someValues(cond, ({ type }) => type === 'null'),
})
