import type { Data, DataObject } from '../rule/yaml/data.js'
import type { FieldSchema } from '../schema/field-schema.js'
import type { Pipeline, Step } from './pipeline.js'

/** The key of the state that names the schemas of the data that a rule searches. */
const KEY = 'schemas'

/** Returns the names of all schemas that the steps of a pipeline may name, each once. */
export const schemaNames = ({ steps }: Pick<Pipeline, 'steps'>): readonly string[] => [
  ...new Set(steps.flatMap(namesInStep)),
]

function namesInStep({ action }: Step): readonly string[] {
  if (action.changes === 'steps') return action.steps.flatMap(namesInStep)
  if (action.changes !== 'rule' || action.locates?.by !== 'state' || action.locates.key !== KEY) return []
  return namesIn(action.locates.value)
}

const namesIn = (value: Data | undefined): readonly string[] =>
  [value].flat().filter((name): name is string => typeof name === 'string')

/** Selects the schemas that the state of a rule names. */
export function schemasOfState(state: DataObject, schemas: readonly FieldSchema[]): readonly FieldSchema[] {
  if (schemas.length === 0) return schemas
  const names = namesIn(state[KEY])
  return names.length === 0 ? [] : schemas.filter(({ name }) => names.some((named) => isNamed(name, named)))
}

/** True if a name in a pipeline or on the command line means a schema. Letter case is ignored; a final `*` matches any rest. */
export function isNamed(schema: string, name: string): boolean {
  const [known, asked] = [schema.toLowerCase(), name.toLowerCase()]
  return asked.endsWith('*') ? known.startsWith(asked.slice(0, -1)) : known === asked
}
