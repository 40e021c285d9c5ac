import type { LogSource } from '../../rule/rule.js'
import { defineStep } from '../define.js'

export const changeLogsource = defineStep<Omit<LogSource, 'definition'>>({
  about: 'replaces the log source of the rule; what is not named is empty afterwards',
  options: { category: { type: 'string' }, product: { type: 'string' }, service: { type: 'string' } },
  required: [],
  prepare: (logsource) => ({
    changes: 'rule',
    apply: (processed) => {
      const { category, product, service } = processed.rule.logsource
      const before = { category, product, service }
      if (Object.entries(before).every(([part, value]) => logsource[part as keyof typeof before] === value))
        return processed
      return { ...processed, rule: { ...processed.rule, logsource: { ...logsource } } }
    },
  }),
})
