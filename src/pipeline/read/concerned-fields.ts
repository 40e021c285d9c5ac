import type { Action } from '../action.js'
import type { ReadCondition } from '../conditions/read-tests.js'
import { type Names, namesOf } from '../name-list.js'
import type { Step } from '../pipeline.js'

/**
 * Returns the test of a step for the names of fields that it may concern: those that its conditions list, or those that
 * it renames.
 */
export function concernedFields(action: Action, conditions: readonly ReadCondition[]): Step['mayConcern'] {
  // A state that cannot be compared refuses the rule at any field.
  if (conditions.some(({ condition }) => condition.type === 'processing_state')) return () => true
  const list = conditions.find(isRequiredList)
  if (list !== undefined) {
    const names: ReadonlySet<string | null> = new Set(namesOf(list.condition.fields as Names))
    return (name) => names.has(name)
  }
  return action.changes === 'field' ? (name) => action.rename(name) !== undefined : () => true
}

const isRequiredList = ({ condition: { type, mode }, required }: ReadCondition): boolean =>
  type === 'include_fields' && mode !== 're' && required === true
