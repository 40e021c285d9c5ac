import type { DataObject } from '../rule/yaml/data.js'
import type { FieldSchema } from '../schema/field-schema.js'
import type { SchemaChecker } from '../schema/schema-checker.js'
import type { ConvertSettings } from './convert-settings.js'

/** Returns the schemas of the data that a query searches: the caller's, else those that the states of its rules name. */
export const schemasFor = (
  states: readonly DataObject[],
  { schemas = [], namedSchemas = [] }: Pick<ConvertSettings, 'schemas' | 'namedSchemas'>,
): readonly FieldSchema[] =>
  schemas.length > 0
    ? schemas
    : states.flatMap((state) => checkerOf(namedSchemas)?.schemasOfState(state, namedSchemas) ?? [])

/** Returns the functions that compare queries with schemas; undefined without schemas. Throws a TypeError for plain data. */
export function checkerOf([first]: readonly FieldSchema[]): SchemaChecker | undefined {
  if (first !== undefined && first.checker?.checkSchemas === undefined)
    throw new TypeError(`the schema \`${first.name}\` is only data: make a schema of it with fieldSchema`)
  return first?.checker
}
