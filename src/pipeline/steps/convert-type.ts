import { plainText } from '../../ir/pattern.js'
import { refuseInPipeline } from '../../text/diagnose-pipeline.js'
import { defineStep } from '../define.js'
import { numberText } from '../number-text.js'
import { sigmaText } from '../sigma-text.js'

export const convertType = defineStep<{ readonly target_type: 'str' | 'num' }>({
  options: { target_type: { enum: ['str', 'num'] } },
  required: ['target_type'],
  prepare: ({ target_type }) => ({
    changes: 'value',
    apply: (operand) => {
      if (target_type === 'str') {
        return operand.type === 'number' ? [{ type: 'text', pattern: [operand.text] }] : undefined
      }
      if (operand.type !== 'text') return undefined
      const number = numberText(plainText(operand.pattern) ?? '')
      return number === undefined
        ? refuseInPipeline('not-a-number', [sigmaText(operand.pattern)])
        : [{ type: 'number', text: number }]
    },
  }),
})
