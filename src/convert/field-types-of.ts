import { type FieldTypes, mergeFieldTypes } from '../ir/field-types.js'
import { combine } from '../pipeline/apply/combine.js'
import type { ConvertSettings } from './convert-settings.js'

/** What the pipelines say of the fields, in their order, and then the caller. */
export function fieldTypesOf({ pipelines, fieldTypes }: ConvertSettings): FieldTypes {
  const known = pipelines === undefined ? {} : combine(pipelines).fieldTypes
  return fieldTypes === undefined ? known : mergeFieldTypes([known, fieldTypes])
}
