import { parsePattern } from '../../ir/pattern.js'
import type { LoweredOperand } from '../../lower/operand.js'
import { samePattern } from '../../python/regex/substitute.js'
import type { JsonSchema } from '../../rule/schema/json-schema.js'
import type { Data } from '../../rule/yaml/data.js'

/** The schema of a value in a rule. */
export const plainValue: JsonSchema = { type: ['string', 'number', 'boolean', 'null'] }

/** Tests if a value equals the expected one after its modifiers, case-sensitive: a text never equals a number. */
export function isValue(wanted: Data): (operand: LoweredOperand) => boolean {
  const pattern = typeof wanted === 'string' ? parsePattern(wanted) : []
  return (operand) => {
    switch (operand.type) {
      case 'text':
        return typeof wanted === 'string' && samePattern(operand.pattern, pattern)
      case 'number':
        return typeof wanted === 'number' && Number(operand.text) === wanted
      case 'boolean':
        return typeof wanted === 'boolean' && operand.text.toLowerCase() === String(wanted)
      case 'null':
        return wanted === null
      default:
        return false
    }
  }
}
