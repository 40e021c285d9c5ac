import type { EventField } from '../../ir/correlation-query.js'
import { fieldReader, type Json, textOf } from '../field-values.js'

/** One text for each field. */
export type Combination = readonly string[]

/** What combinations of values the fields of an event make, as the events of a rule call them; none if one of the fields has no value. */
export type CombinationReader = (event: Json, rule: number) => readonly Combination[]

/** Long lists in one event would make more groups and values than any memory holds. */
const MOST = 10_000

/**
 * Reads fields together: a list stands for each of its elements.
 *
 * @param rules how many rules there are
 * @param cut is called if an event makes more than 10,000 combinations: the others are left out
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

/** Different for combinations that differ, of the same fields. */
export const combinationKey = (combination: Combination): string =>
  combination.length === 1 ? (combination[0] ?? '') : JSON.stringify(combination)
