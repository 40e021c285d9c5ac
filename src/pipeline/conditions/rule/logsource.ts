import { hasParts, type LogSource } from '../../../rule/rule.js'
import { diagnosePipeline } from '../../../text/diagnose-pipeline.js'
import { defineCondition } from '../../define.js'
import type { ProcessedRule } from '../../processed-rule.js'

export const logsource = defineCondition<ProcessedRule, Omit<LogSource, 'definition'>>({
  options: { category: { type: 'string' }, product: { type: 'string' }, service: { type: 'string' } },
  required: [],
  prepare: (expected, { source, node, report }) => {
    if (hasParts(expected, {}))
      report(diagnosePipeline('bad-option', source, node.span, ['logsource', 'it has no category, product or service']))
    const matches = (candidate: LogSource): boolean => hasParts(expected, candidate)
    return ({ rule, otherLogsources }) => matches(rule.logsource) || otherLogsources.some(matches)
  },
})
