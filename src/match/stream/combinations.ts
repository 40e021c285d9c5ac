import type { EventField } from '../../ir/correlation-query.js'
import { fieldReader, type Json, textOf } from '../field-values.js'

/** One text per field. */
export type Combination = readonly string[]

/**
 * Returns the combinations of values of several fields, named as in the events of a rule. There are none if a field
 * has no value.
 */
export type CombinationReader = (event: Json, rule: number) => readonly Combination[]

/** Most combinations of one event. Long lists would otherwise create more groups and values than fit in memory. */
const MOST = 10_000

/**
 * Creates a reader for several fields. A list counts as each of its elements.
 *
 * @param rules number of rules
 * @param cut called if an event has more than 10,000 combinations; the rest is left out
 */
export function combinationReader(fields: readonly EventField[], rules: number, cut: () => void): CombinationReader {
  const readers = Array.from({ length: rules }, (_, rule) =>
    fields.map((field) => fieldReader(field.in[rule] ?? field.name)),
  )
  return (event, rule) => {
    let found: readonly Combination[] = [[]]
    for (const read of readers[rule] ?? []) {
      const all = new Set(read(event).flatMap((value) => textOf(value) ?? []))
      const isTooMuch = found.length * all.size > MOST
      if (isTooMuch && all.size > 1) cut()
      const texts = isTooMuch ? [...all].slice(0, Math.ceil(MOST / found.length)) : [...all]
      found = found.flatMap((combination) => texts.map((text) => [...combination, text]))
    }
    return found
  }
}

/** Returns a text that identifies a combination among those of the same fields. */
export const combinationKey = (combination: Combination): string =>
  combination.length === 1 ? (combination[0] ?? '') : JSON.stringify(combination)
