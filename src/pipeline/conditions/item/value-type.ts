import type { LoweredItem } from '../../../lower/lowered-item.js'
import type { LoweredOperand } from '../../../lower/operand.js'
import { defineCondition } from '../../define.js'
import { condSchema, type Quantifier, someValues } from './some-values.js'

interface Options {
  readonly types: readonly ValueType[]
  readonly cond: Quantifier
}

type ValueType = (typeof typeOf)[keyof typeof typeOf]

/** The names of operand types in pipelines, in the words of the modifiers that make them. */
const typeOf = {
  text: 'string',
  number: 'number',
  boolean: 'boolean',
  null: 'null',
  regex: 'regex',
  openRegex: 'regex',
  network: 'cidr',
  field: 'fieldref',
  comparison: 'comparison',
  timePart: 'comparison',
  existence: 'exists',
  expression: 'expression',
} as const satisfies Readonly<Record<LoweredOperand['type'], string>>

/** For data in another form, which texts may be translated to, but not regular expressions. */
export const valueType = defineCondition<LoweredItem, Options>({
  options: {
    types: {
      type: 'array',
      items: { enum: [...new Set(Object.values(typeOf))] },
      minItems: 1,
    },
    cond: condSchema,
  },
  required: ['types', 'cond'],
  prepare: ({ types, cond }) => someValues(cond, ({ type }) => types.includes(typeOf[type])),
})
