import type { Json } from '../../ir/json.js'
import type { Readers } from '../compile-predicate.js'
import { someValue } from '../field-values.js'
import type { FactInputs } from './fact-inputs.js'
import { fieldFinder } from './field-finder.js'
import { buildFieldIndex, type FieldIndexData, openFieldIndex } from './field-index.js'
import type { Raise } from './text-index.js'

/** Raises all facts about an event. */
export type FactFinder = (event: Json, raise: Raise) => void

/** The indexes of all fields, as plain data. */
export interface FactIndexes {
  readonly names: readonly string[]
  /** In the order of the names. */
  readonly fields: readonly FieldIndexData[]
  /** The facts about any value of an event. */
  readonly everywhere: FieldIndexData | undefined
}

/** Builds the indexes of all fields, and the one about any value of an event. */
export function buildFactIndexes(byField: FactInputs['byField']): FactIndexes {
  const names: string[] = []
  const fields: FieldIndexData[] = []
  let everywhere: FieldIndexData | undefined
  for (const [name, inputs] of byField) {
    const index = buildFieldIndex(inputs)
    if (name === null) everywhere = index
    else {
      names.push(name)
      fields.push(index)
    }
  }
  return { names, fields, everywhere }
}

/** Opens indexes for events. Each field is read once per event. */
export function openFactFinder({ names, fields, everywhere: data }: FactIndexes, readers: Readers): FactFinder {
  const find = fieldFinder(names, readers)
  const indexes = fields.map(openFieldIndex)
  const everywhere = data && openFieldIndex(data)
  return (event, raise) => {
    find(event, (field, value) => indexes[field]?.(value, raise))
    if (everywhere === undefined) return
    someValue(event, (value) => {
      everywhere(value, raise)
      return false
    })
  }
}
