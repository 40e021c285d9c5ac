import { isAny, type Pattern, plainText } from '../../ir/pattern.js'
import type { FieldMatch } from '../../ir/predicate.js'
import { refuse } from '../../text/refuse.js'
import { patternOf } from '../operand.js'
import { valueModifier } from './modifier.js'

export const fieldref = valueModifier({
  accepts: ['written', 'text'],
  apply: (operand) => {
    // Only the wildcards of modifiers position the name: pySigma and rsigma refuse those that the author wrote.
    const isWritten = operand.type === 'written'
    const pattern = isWritten ? patternOf(operand) : operand.pattern
    const match = isWritten ? 'equals' : matchOf(pattern)
    const name = plainText(isWritten ? pattern : pattern.filter((part) => !isAny(part)))
    if (name === undefined || name === '' || match === undefined) return refuse('bad-field-name', [])
    return { type: 'field', name, match }
  },
})

/** Derives the comparison from wildcards: `startswith|fieldref` equals `fieldref|startswith`. */
function matchOf(pattern: Pattern): FieldMatch | undefined {
  const opens = isAny(pattern[0])
  const closes = pattern.length > 1 && isAny(pattern.at(-1))
  if (pattern.length !== 1 + Number(opens) + Number(closes)) return undefined
  if (opens) return closes ? 'contains' : 'endswith'
  return closes ? 'startswith' : 'equals'
}
