import { namesIn, SCHEMAS_KEY } from '../schema/named-schemas.js'
import type { Pipeline, Step } from './pipeline.js'

/** Returns the names of all schemas that the steps of a pipeline may name, each once. */
export const schemaNames = ({ steps }: Pick<Pipeline, 'steps'>): readonly string[] => [
  ...new Set(steps.flatMap(namesInStep)),
]

function namesInStep({ action }: Step): readonly string[] {
  if (action.changes === 'steps') return action.steps.flatMap(namesInStep)
  if (action.changes !== 'rule' || action.locates?.by !== 'state' || action.locates.key !== SCHEMAS_KEY) return []
  return namesIn(action.locates.value)
}
