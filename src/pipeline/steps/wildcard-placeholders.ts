import { defineStep } from '../define.js'
import { checkHandled } from '../placeholders/check-handled.js'
import { ANY_VALUE } from '../placeholders/placeholder-value.js'
import { type Handled, handledOptions, isHandled, replacePlaceholders } from '../placeholders/replace-placeholders.js'

export const wildcardPlaceholders = defineStep<Handled>({
  options: handledOptions,
  required: [],
  prepare: (options, reader) => {
    checkHandled(options, reader)
    return {
      changes: 'value',
      apply: (operand, _, { limits }) => replacePlaceholders(operand, isHandled(options), () => [ANY_VALUE], limits),
    }
  },
})
