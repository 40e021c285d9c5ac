import type { LogSource } from '../../../rule/rule.js'
import { defineCondition } from '../../define.js'
import type { ProcessedRule } from '../../processed-rule.js'
import { isAskedFor } from '../asked-logsources.js'

export const logsource = defineCondition<ProcessedRule, Omit<LogSource, 'definition'>>({
  about: 'the log source of the rule has these parts',
  options: { category: { type: 'string' }, product: { type: 'string' }, service: { type: 'string' } },
  required: [],
  prepare:
    (asked) =>
    ({ rule: { logsource: own } }) =>
      isAskedFor(asked, own),
})
