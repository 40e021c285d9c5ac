import type { FieldSchema } from './field-schema.js'

/** The key of the state that names the schemas of the data that a rule searches. */
export const SCHEMAS_KEY = 'schemas'

/** Returns the names in a value of the state: one, or a list. */
export const namesIn = (value: unknown): readonly string[] =>
  [value].flat().filter((name): name is string => typeof name === 'string')

/** Selects the schemas that the state of a rule names. */
export function schemasOfState(
  state: Readonly<Record<string, unknown>>,
  schemas: readonly FieldSchema[],
): readonly FieldSchema[] {
  const names = namesIn(state[SCHEMAS_KEY])
  return names.length === 0 ? [] : schemas.filter(({ name }) => names.some((named) => isNamed(name, named)))
}

/** True if a name in a pipeline or on the command line means a schema. Letter case is ignored; a final `*` matches any rest. */
export function isNamed(schema: string, name: string): boolean {
  const [known, asked] = [schema.toLowerCase(), name.toLowerCase()]
  return asked.endsWith('*') ? known.startsWith(asked.slice(0, -1)) : known === asked
}
