import type { EventField } from '../../ir/correlation-query.js'
import type { Json } from '../../ir/json.js'
import { fieldReader, textOf } from '../field-values.js'
import { MAX_COMBINATIONS } from '../matching-limits.js'

/** One text per field. */
export type Combination = readonly string[]

/**
 * Returns the combinations of values of several fields, named as in the events of a rule. There are none if a field
 * has no value.
 */
export type CombinationReader = (event: Json, rule: number) => readonly Combination[]

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
    let combinations: readonly Combination[] = [[]]
    for (const read of readers[rule] ?? []) {
      const all = new Set(read(event).flatMap((value) => textOf(value) ?? []))
      const exceedsLimit = combinations.length * all.size > MAX_COMBINATIONS
      if (exceedsLimit && all.size > 1) cut()
      const texts = exceedsLimit ? [...all].slice(0, Math.ceil(MAX_COMBINATIONS / combinations.length)) : [...all]
      combinations = combinations.flatMap((combination) => texts.map((text) => [...combination, text]))
    }
    return combinations
  }
}

/** Returns a text that identifies a combination among those of the same fields. */
export const combinationKey = (combination: Combination): string =>
  combination.length === 1 ? (combination[0] ?? '') : JSON.stringify(combination)
