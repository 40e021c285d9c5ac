import type { Backend } from '../backend/backend.js'
import type { OptionSpecs, OptionValues } from '../backend/option.js'
import type { Dialect } from '../dialect/dialect.js'
import type { FieldTypes } from '../ir/field-types.js'

/** The latest stages of each target. Rules in turn mostly have the same options, so the dialects are made once. */
const latest = new WeakMap<object, Stages>()

interface Stages {
  readonly options: object
  readonly fieldTypes: FieldTypes
  readonly dialects: readonly Dialect[]
}

/** Returns the chain of dialects of a target; the same one as before if the options and field types are the same. */
export function stagesOf<Specs extends OptionSpecs>(
  backend: Pick<Backend<Specs>, 'stages'>,
  options: OptionValues<Specs>,
  fieldTypes: FieldTypes,
): readonly Dialect[] {
  const before = latest.get(backend)
  if (before?.options === options && before.fieldTypes === fieldTypes) return before.dialects
  const dialects = backend.stages(options, fieldTypes)
  latest.set(backend, { options, fieldTypes, dialects })
  return dialects
}
