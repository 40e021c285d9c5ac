import { ANY } from '../../ir/pattern.js'
import { checkHandled } from '../check-handled.js'
import { defineStep } from '../define.js'
import { type Handled, handledOptions, isHandled, replacePlaceholders } from '../replace-placeholders.js'

export const wildcardPlaceholders = defineStep<Handled>({
  about: 'puts a wildcard in the place of placeholders, so that any text will do',
  options: handledOptions,
  required: [],
  prepare: (options, reader) => {
    checkHandled(options, reader)
    return { changes: 'value', apply: (operand) => replacePlaceholders(operand, isHandled(options), () => [[ANY]]) }
  },
})
