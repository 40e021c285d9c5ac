import type { LoweredItem } from '../../../lower/lowered-item.js'
import { matchesStart } from '../../../python/regex/python-regex.js'
import { readRegex } from '../../../python/regex/read-regex.js'
import { valueAt } from '../../../rule/yaml/node.js'
import { defineCondition } from '../../define.js'
import { sigmaText } from '../../sigma-text.js'
import { condSchema, type Quantifier, someValues } from './some-values.js'

interface Options {
  readonly pattern: string
  readonly cond: Quantifier
  readonly negate?: boolean
}

export const matchString = defineCondition<LoweredItem, Options>({
  options: {
    pattern: { type: 'string' },
    cond: condSchema,
    negate: {
      type: 'boolean',
    },
  },
  required: ['pattern', 'cond'],
  prepare: ({ cond, negate = false }, reader) => {
    const regex = readRegex(valueAt(reader.node, 'pattern'), reader)
    return someValues(cond, (operand) => {
      const matches = operand.type === 'text' && matchesStart(regex, sigmaText(operand.pattern)) !== null
      return matches !== negate
    })
  },
})
