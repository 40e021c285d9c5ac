import type { Data, DataObject } from '../rule/yaml/data.js'
import { sameData } from './conditions/compare.js'

/** What `set_state` has set for several rules: a key that has other values for others holds all of them, as a list. */
export function mergeStates(states: readonly DataObject[]): DataObject {
  const merged: Record<string, Data> = Object.create(null)
  for (const key of new Set(states.flatMap((state) => Object.keys(state)))) {
    const values: Data[] = []
    for (const value of states.flatMap((state) => state[key] ?? [])) {
      if (!values.some((known) => sameData(known, value))) values.push(value)
    }
    merged[key] = values.length > 1 ? values : (states.find((state) => state[key] !== undefined)?.[key] ?? null)
  }
  return merged
}
