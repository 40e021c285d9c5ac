import { leaf } from '../../ir/bool.js'
import { parsePattern } from '../../ir/pattern.js'
import type { LoweredOperand } from '../../lower/operand.js'
import { valueAt, type YamlScalar } from '../../rule/yaml/node.js'
import { diagnosePipeline } from '../../text/diagnose-pipeline.js'
import { plainValue } from '../conditions/is-value.js'
import { defineStep } from '../define.js'
import { numberText } from '../number-text.js'

interface Options {
  readonly value: string | number | boolean | null
  readonly force_type?: 'str' | 'num' | null
}

/** The item then has only this value. */
export const setValue = defineStep<Options>({
  options: {
    value: plainValue,
    force_type: { enum: ['str', 'num', null] },
  },
  required: ['value'],
  prepare: ({ force_type }, { node, source, report }) => {
    const value = valueAt(node, 'value')
    const operandOrProblem = value?.kind === 'scalar' ? operandOf(value, force_type ?? undefined) : undefined
    if (typeof operandOrProblem === 'string')
      report(diagnosePipeline('bad-option', source, value?.span ?? node.span, ['value', operandOrProblem]))
    const operand = typeof operandOrProblem === 'object' ? operandOrProblem : ({ type: 'null' } as const)
    return {
      changes: 'item',
      apply: (item) => {
        const [first] = item.values
        const same = item.values.every(({ operands }) => operands.every((current) => sameOperand(current, operand)))
        if (first === undefined || same) return undefined
        const cased = item.cased && operand.type === 'text'
        return leaf({ ...item, cased, values: [{ operands: [operand], span: first.span }] })
      },
    }
  },
})

const sameOperand = (a: LoweredOperand, b: LoweredOperand): boolean => JSON.stringify(a) === JSON.stringify(b)

/** Numbers keep the author's digits. A returned text is the reason of a failure. */
function operandOf({ type, text }: YamlScalar, force: 'str' | 'num' | undefined): LoweredOperand | string {
  if (force === undefined) {
    if (type === 'null') return { type: 'null' }
    return type === 'text' ? { type, pattern: parsePattern(text) } : { type, text }
  }
  if (type === 'null') return '`force_type` cannot convert null'
  if (force === 'str') return { type: 'text', pattern: parsePattern(text) }
  const number = type === 'boolean' ? undefined : numberText(text)
  return number === undefined ? `\`${text}\` is not a number` : { type: 'number', text: number }
}
