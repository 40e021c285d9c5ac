import { parsePattern } from '../../ir/pattern.js'
import { defineStep } from '../define.js'
import { type Names, namesOf, namesSchema } from '../name-list.js'
import { sigmaText } from '../sigma-text.js'

export const mapString = defineStep<{ readonly mapping: Readonly<Record<string, Names>> }>({
  options: { mapping: { type: 'object', additionalProperties: namesSchema } },
  required: ['mapping'],
  prepare: ({ mapping }) => {
    const mapped = new Map(Object.entries(mapping))
    return {
      changes: 'value',
      apply: (operand) => {
        if (operand.type !== 'text') return undefined
        const texts = mapped.get(sigmaText(operand.pattern))
        return texts === undefined
          ? undefined
          : namesOf(texts).map((text) => ({ type: 'text', pattern: parsePattern(text) }))
      },
    }
  },
})
