import { type FieldTypes, mergeFieldTypes } from '../../ir/field-types.js'
import type { DataObject } from '../../rule/yaml/data.js'
import type { Finalizer, Pipeline, PostprocessingStep, Step } from '../pipeline.js'

/** Several pipelines merged into one, in the order in which they are applied. */
export interface Combined {
  readonly steps: readonly Step[]
  readonly postprocessing: readonly PostprocessingStep[]
  readonly finalizers: readonly Finalizer[]
  /** Variables; the later pipeline overrides. */
  readonly vars: DataObject
  /** Field types; the later pipeline overrides. */
  readonly fieldTypes: FieldTypes
}

/**
 * Cache: a conversion of many rules uses the same pipelines. An empty list is not cached, since callers without
 * pipelines create a new one each time.
 */
const cache = new WeakMap<readonly Pipeline[], Combined>()

/** Merges pipelines in ascending order of priority, then of their sources' names. */
export function combine(pipelines: readonly Pipeline[]): Combined {
  const before = cache.get(pipelines)
  if (before !== undefined) return before
  const ordered = pipelines.toSorted((a, b) => a.priority - b.priority || (a.source.name < b.source.name ? -1 : 1))
  const combined: Combined = {
    steps: ordered.flatMap(({ steps }) => steps),
    postprocessing: ordered.flatMap(({ postprocessing }) => postprocessing),
    finalizers: ordered.flatMap(({ finalizers }) => finalizers),
    fieldTypes: mergeFieldTypes(ordered.map(({ fieldTypes }) => fieldTypes)),
    vars: Object.assign(Object.create(null), ...ordered.map(({ vars }) => vars)),
  }
  if (pipelines.length > 0) cache.set(pipelines, combined)
  return combined
}
