import type { Backend } from '../backend/backend.js'
import type { OptionSpecs, OptionValues } from '../backend/option.js'
import type { Dialect } from '../dialect/dialect.js'
import type { FieldTypes } from '../ir/field-types.js'
import { oncePer } from '../text/keep-recent.js'

/** The latest field types for options, with the stages for both. */
interface Stages {
  readonly fieldTypes: FieldTypes
  readonly dialects: readonly Dialect[]
}

/** The latest stages of each target, by its options: rules of different log sources have theirs in turn. */
const latest = oncePer((_backend: object) => new WeakMap<object, Stages>())

/** Returns the chain of dialects of a target; the same one as before if the options and field types are the same. */
export function stagesOf<Specs extends OptionSpecs>(
  backend: Pick<Backend<Specs>, 'stages'>,
  options: OptionValues<Specs>,
  fieldTypes: FieldTypes,
): readonly Dialect[] {
  const byOptions = latest(backend)
  const before = byOptions.get(options)
  if (before?.fieldTypes === fieldTypes) return before.dialects
  const dialects = backend.stages(options, fieldTypes)
  byOptions.set(options, { fieldTypes, dialects })
  return dialects
}
