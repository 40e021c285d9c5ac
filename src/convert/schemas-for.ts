import type { DataObject } from '../rule/yaml/data.js'
import type { FieldSchema } from '../schema/field-schema.js'
import type { ConvertSettings } from './convert-settings.js'

/** Returns the schemas of the data that a query searches: the caller's, else those that the states of its rules name. */
export const schemasFor = (
  states: readonly DataObject[],
  { schemas = [], namedSchemas = [] }: Pick<ConvertSettings, 'schemas' | 'namedSchemas'>,
): readonly FieldSchema[] =>
  schemas.length > 0
    ? schemas
    : states.flatMap((state) => namedSchemas[0]?.checker.schemasOfState(state, namedSchemas) ?? [])
