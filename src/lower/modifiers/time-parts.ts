import type { TimePartName } from '../../ir/predicate.js'
import { refuse } from '../../text/refuse.js'
import { type ValueModifier, valueModifier } from './modifier.js'

export const minute = timePart('minute', 0, 59)
export const hour = timePart('hour', 0, 23)
export const day = timePart('day', 1, 31)
/** Some years have a week 53 in ISO 8601. */
export const week = timePart('week', 1, 53)
export const month = timePart('month', 1, 12)
export const year = timePart('year', 0, 9999)

function timePart(part: TimePartName, minimum: number, maximum: number): ValueModifier {
  return valueModifier({
    accepts: ['number'],
    apply: ({ text }) => {
      const value = Number(text)
      if (Number.isInteger(value) && value >= minimum && value <= maximum)
        return { type: 'timePart', part, op: 'eq', value: text }
      return refuse('bad-number', [part, text, `an integer from ${minimum} to ${maximum}`])
    },
  })
}
