import type { LogSource } from '../../rule/rule.js'
import { defineStep } from '../define.js'

type Part = 'category' | 'product' | 'service'
const PARTS: readonly Part[] = ['category', 'product', 'service']

export const changeLogsource = defineStep<Omit<LogSource, 'definition'>>({
  about: 'replaces the log source of the rule; what is not named is empty afterwards',
  options: { category: { type: 'string' }, product: { type: 'string' }, service: { type: 'string' } },
  required: [],
  prepare: (options) => {
    // The options come with those that every step has, such as its conditions.
    const logsource: LogSource = Object.fromEntries(
      PARTS.flatMap((part) => (options[part] === undefined ? [] : [[part, options[part]]])),
    )
    return {
      changes: 'rule',
      apply: (processed) =>
        processed.kind === 'correlation' || PARTS.every((part) => processed.rule.logsource[part] === logsource[part])
          ? processed
          : { ...processed, rule: { ...processed.rule, logsource } },
    }
  },
})
