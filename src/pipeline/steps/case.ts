import { pattern } from '../../ir/pattern.js'
import { samePattern } from '../../python/regex/substitute.js'
import { defineStep } from '../define.js'

const methods = {
  lower: (text: string): string => text.toLowerCase(),
  upper: (text: string): string => text.toUpperCase(),
  snake_case: (text: string): string => text.replace(/(?<!^)(?=[A-Z])/g, '_').toLowerCase(),
} as const

export const caseStep = defineStep<{ readonly method?: keyof typeof methods }>({
  options: {
    method: {
      enum: Object.keys(methods),
    },
  },
  required: [],
  prepare: ({ method = 'lower' }) => ({
    changes: 'value',
    apply: (operand) => {
      if (operand.type !== 'text') return undefined
      const changed = pattern(operand.pattern.map((part) => (typeof part === 'string' ? methods[method](part) : part)))
      return samePattern(changed, operand.pattern) ? undefined : [{ type: 'text', pattern: changed }]
    },
  }),
})
