import { someLeaf } from '../../../ir/bool.js'
import { defineCondition } from '../../define.js'
import type { ProcessedRule } from '../../processed-rule.js'

export const containsField = defineCondition<ProcessedRule, { readonly field: string | null }>({
  options: { field: { type: ['string', 'null'] } },
  required: ['field'],
  prepare:
    ({ field }) =>
    ({ detection }) =>
      field !== null && someLeaf(detection, (item) => item.field === field),
})
