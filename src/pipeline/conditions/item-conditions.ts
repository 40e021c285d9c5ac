import type { LoweredItem } from '../../lower/lowered-item.js'
import { defineCondition } from '../define.js'
import type { AnyEntry } from '../entry.js'
import type { Test } from './condition.js'

type Cond = 'any' | 'all'

const isNull = defineCondition<LoweredItem, { readonly cond: Cond }>({
  about: 'some or all values are null',
  options: { cond: { enum: ['any', 'all'] } },
  required: ['cond'],
  prepare:
    ({ cond }) =>
    ({ values }) => {
      const found = values.flatMap(({ operands }) => operands.map(({ type }) => type === 'null'))
      return cond === 'any' ? found.includes(true) : !found.includes(false)
    },
})

/** Conditions on one item, by their names in `detection_item_conditions`. */
export const itemConditions: Readonly<Record<string, AnyEntry<Test<LoweredItem>>>> = { is_null: isNull }
