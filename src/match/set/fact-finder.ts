import type { Readers } from '../compile-predicate.js'
import { type Json, someValue } from '../field-values.js'
import type { FactInputs } from './fact-inputs.js'
import { type FieldFinder, fieldFinder } from './field-finder.js'
import { buildFieldIndex, type FieldIndex } from './field-index.js'
import type { Raise } from './text-index.js'

/** Raises all facts about an event. */
export type FactFinder = (event: Json, raise: Raise) => void

/** Compiles the indexes of all fields, and of the facts about any value. */
export function compileFactFinder(byField: FactInputs['byField'], readers: Readers): FactFinder {
  const names = [...byField.keys()].filter((name) => name !== null)
  const indexes = names.map((name) => buildFieldIndex(byField.get(name) ?? new Map()))
  const everywhere = byField.get(null)
  return openFactFinder(fieldFinder(names, readers), indexes, everywhere && buildFieldIndex(everywhere))
}

function openFactFinder(
  find: FieldFinder,
  indexes: readonly FieldIndex[],
  everywhere: FieldIndex | undefined,
): FactFinder {
  return (event, raise) => {
    find(event, (field, value) => indexes[field]?.(value, raise))
    if (everywhere === undefined) return
    someValue(event, (value) => {
      everywhere(value, raise)
      return false
    })
  }
}
