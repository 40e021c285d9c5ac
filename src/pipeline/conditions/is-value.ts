import { parsePattern } from '../../ir/pattern.js'
import type { LoweredOperand } from '../../lower/operand.js'
import { samePattern } from '../../python/regex/substitute.js'
import type { JsonSchema } from '../../rule/schema/json-schema.js'
import type { Data } from '../../rule/yaml/data.js'

/** The schema of a value in a rule. */
export const plainValue: JsonSchema = { type: ['string', 'number', 'boolean', 'null'] }

/** Tests if a value equals the expected one after its modifiers, case-sensitive: a text never equals a number. */
export function isValue(expected: Data): (operand: LoweredOperand) => boolean {
  const pattern = typeof expected === 'string' ? parsePattern(expected) : []
  return (operand) => {
    switch (operand.type) {
      case 'text':
        return typeof expected === 'string' && samePattern(operand.pattern, pattern)
      case 'number':
        return typeof expected === 'number' && Number(operand.text) === expected
      case 'boolean':
        return typeof expected === 'boolean' && operand.text.toLowerCase() === String(expected)
      case 'null':
        return expected === null
      default:
        return false
    }
  }
}
