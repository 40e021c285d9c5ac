import { LOGSOURCE_PARTS, type LogSource } from '../../rule/rule.js'
import { defineStep } from '../define.js'

export const changeLogsource = defineStep<Omit<LogSource, 'definition'>>({
  options: { category: { type: 'string' }, product: { type: 'string' }, service: { type: 'string' } },
  required: [],
  prepare: (options) => {
    // The options include those of every step, such as its conditions.
    const logsource: LogSource = Object.fromEntries(
      LOGSOURCE_PARTS.flatMap((part) => (options[part] === undefined ? [] : [[part, options[part]]])),
    )
    return {
      changes: 'rule',
      apply: (processed) =>
        processed.kind === 'correlation' ||
        LOGSOURCE_PARTS.every((part) => processed.rule.logsource[part] === logsource[part])
          ? processed
          : { ...processed, rule: { ...processed.rule, logsource } },
    }
  },
})
