import { type FieldTypes, mergeFieldTypes } from '../../ir/field-types.js'
import type { DataObject } from '../../rule/yaml/data.js'
import type { Finalizer, Pipeline, PostprocessingStep, Step } from '../pipeline.js'

/** Several pipelines as one: what each has, in the order in which it is applied. */
export interface Combined {
  readonly steps: readonly Step[]
  readonly postprocessing: readonly PostprocessingStep[]
  readonly finalizers: readonly Finalizer[]
  /** Of two with the same name, that of the later pipeline. */
  readonly vars: DataObject
  /** Of two that speak of the same field, the later pipeline holds. */
  readonly fieldTypes: FieldTypes
}

/** The same pipelines are applied to one rule after the other. Not kept for an empty list: whoever has no pipelines makes a new one each time. */
const known = new WeakMap<readonly Pipeline[], Combined>()

/** From the lowest priority to the highest; those with the same priority in the order of their sources' names. */
export function combine(pipelines: readonly Pipeline[]): Combined {
  const before = known.get(pipelines)
  if (before !== undefined) return before
  const ordered = pipelines.toSorted((a, b) => a.priority - b.priority || (a.source.name < b.source.name ? -1 : 1))
  const combined: Combined = {
    steps: ordered.flatMap(({ steps }) => steps),
    postprocessing: ordered.flatMap(({ postprocessing }) => postprocessing),
    finalizers: ordered.flatMap(({ finalizers }) => finalizers),
    fieldTypes: mergeFieldTypes(ordered.map(({ fieldTypes }) => fieldTypes)),
    vars: Object.assign(Object.create(null), ...ordered.map(({ vars }) => vars)),
  }
  if (pipelines.length > 0) known.set(pipelines, combined)
  return combined
}
