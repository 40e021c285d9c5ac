import { plainText } from '../../ir/pattern.js'
import { defineStep } from '../define.js'
import { type Names, namesOf, namesSchema } from '../name-list.js'

/** For data that omits a field where the source writes a text for an empty value, such as `-`. */
export const mapToNull = defineStep<{ readonly texts: Names }>({
  options: { texts: namesSchema },
  required: ['texts'],
  prepare: ({ texts }) => {
    const empty = new Set(namesOf(texts))
    return {
      changes: 'value',
      apply: (operand) => {
        const text = operand.type === 'text' ? plainText(operand.pattern) : undefined
        return text !== undefined && empty.has(text) ? [{ type: 'null' }] : undefined
      },
    }
  },
})
