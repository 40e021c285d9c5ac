import type { LoweredItem } from '../../../lower/lowered-item.js'
import { matchesStart } from '../../../python/regex/python-regex.js'
import { readRegex } from '../../../python/regex/read-regex.js'
import { valueAt } from '../../../rule/yaml/node.js'
import { defineCondition } from '../../define.js'
import { sigmaText } from '../../sigma-text.js'
import { type Cond, condSchema, someValues } from './some-values.js'

interface Options {
  readonly pattern: string
  readonly cond: Cond
  readonly negate?: boolean
}

export const matchString = defineCondition<LoweredItem, Options>({
  about: 'some or all texts begin with what the regular expression finds',
  options: {
    pattern: { type: 'string', description: 'a regular expression of Python' },
    cond: condSchema,
    negate: {
      type: 'boolean',
      description: 'whether it is the values that do not match; then all that is no text does',
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
