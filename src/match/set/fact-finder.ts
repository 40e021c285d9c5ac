import type { Readers } from '../compile-predicate.js'
import { type Json, someValue } from '../field-values.js'
import type { FactInputs } from './fact-inputs.js'
import { fieldFinder } from './field-finder.js'
import { buildFieldIndex } from './field-index.js'
import type { Raise } from './text-index.js'

/** Raises all facts about an event. */
export type FactFinder = (event: Json, raise: Raise) => void

/** Compiles the indexes of all fields, and of the facts about any value. */
export function compileFactFinder(byField: FactInputs['byField'], readers: Readers): FactFinder {
  const names = [...byField.keys()].filter((name) => name !== null)
  const indexes = names.map((name) => buildFieldIndex(byField.get(name) ?? new Map()))
  const find = fieldFinder(names, readers)
  const everywhere = byField.get(null)
  const index = everywhere && buildFieldIndex(everywhere)
  return (event, raise) => {
    find(event, (field, value) => indexes[field]?.(value, raise))
    if (index === undefined) return
    someValue(event, (value) => {
      index(value, raise)
      return false
    })
  }
}
