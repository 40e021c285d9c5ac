import type { Data, DataObject } from '../../rule/yaml/data.js'
import { sameData } from '../same-data.js'

/**
 * Merges the `set_state` values of several rules. A key with different values holds all of them as a list.
 *
 * @param correlationState state of the correlation of these rules. A value that none of the rules has was set for the correlation,
 * and replaces theirs.
 * @param ruleStates the states in which such a value is looked up: those of the variants that a rule joins
 */
export function mergeStates(
  states: readonly DataObject[],
  correlationState: DataObject = {},
  ruleStates: readonly DataObject[] = states,
): DataObject {
  const merged: Record<string, Data> = Object.create(null)
  for (const key of new Set(states.flatMap((state) => Object.keys(state)))) {
    const values: Data[] = []
    for (const value of states.flatMap((state) => state[key] ?? [])) {
      if (!values.some((previous) => sameData(previous, value))) values.push(value)
    }
    merged[key] = values.length > 1 ? values : (states.find((state) => state[key] !== undefined)?.[key] ?? null)
  }
  for (const [key, value] of Object.entries(correlationState)) {
    if (!ruleStates.some((state) => sameData(state[key], value))) merged[key] = value
  }
  return merged
}
