import { someLeaf } from '../../../ir/bool.js'
import type { Data } from '../../../rule/yaml/data.js'
import { defineCondition } from '../../define.js'
import type { ProcessedRule } from '../../processed-rule.js'
import { isValue, plainValue } from '../is-value.js'

interface Options {
  readonly field: string | null
  readonly value: Data
}

export const containsDetectionItem = defineCondition<ProcessedRule, Options>({
  options: { field: { type: ['string', 'null'] }, value: plainValue },
  required: ['field', 'value'],
  prepare: ({ field, value }) => {
    const isWanted = isValue(value)
    return ({ detection }) =>
      field !== null &&
      someLeaf(detection, (item) => item.field === field && item.values.some(({ operands }) => operands.some(isWanted)))
  },
})
