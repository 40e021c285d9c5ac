import { defineCondition } from '../../define.js'
import type { ProcessedRule } from '../../processed-rule.js'

export const isSigmaRule = defineCondition<ProcessedRule, object>({
  options: {},
  required: [],
  prepare:
    () =>
    ({ kind }) =>
      kind === 'detection',
})

export const isSigmaCorrelationRule = defineCondition<ProcessedRule, object>({
  options: {},
  required: [],
  prepare:
    () =>
    ({ kind }) =>
      kind === 'correlation',
})
