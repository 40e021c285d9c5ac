import { type FieldTypes, mergeFieldTypes, NO_FIELD_TYPES } from '../../ir/field-types.js'
import type { DataObject } from '../../rule/yaml/data.js'
import type { Finalizer, Pipeline, PostprocessingStep, Step } from '../pipeline.js'
import { ruledOutSteps } from './ruled-out-steps.js'

/** Several pipelines merged into one, in the order in which they are applied. */
export interface Combined {
  readonly steps: readonly Step[]
  /** Returns the steps that do not apply to a rule because of its log source. */
  readonly ruledOut: ReturnType<typeof ruledOutSteps>
  readonly postprocessing: readonly PostprocessingStep[]
  readonly finalizers: readonly Finalizer[]
  /** Variables; the later pipeline overrides. */
  readonly vars: DataObject
  /** Field types; the later pipeline overrides. */
  readonly fieldTypes: FieldTypes
}

/** The result for no pipelines. Callers without pipelines create a new empty list each time. */
const NOTHING: Combined = {
  steps: [],
  ruledOut: ruledOutSteps([]),
  postprocessing: [],
  finalizers: [],
  vars: Object.create(null),
  fieldTypes: NO_FIELD_TYPES,
}

/** The latest result of each list, with a copy of the list, since a program may change it. */
const latest = new WeakMap<readonly Pipeline[], { readonly of: readonly Pipeline[]; readonly combined: Combined }>()

/**
 * Merges pipelines in ascending order of priority, then of their sources' names. Returns the same object as before for a
 * list that has not changed, because a conversion of many rules uses the same pipelines.
 */
export function combine(pipelines: readonly Pipeline[]): Combined {
  if (pipelines.length === 0) return NOTHING
  const before = latest.get(pipelines)
  if (before?.of.length === pipelines.length && before.of.every((one, index) => one === pipelines[index]))
    return before.combined
  const ordered = pipelines.toSorted((a, b) => a.priority - b.priority || (a.source.name < b.source.name ? -1 : 1))
  const steps = ordered.flatMap((pipeline) => pipeline.steps)
  const combined: Combined = {
    steps,
    ruledOut: ruledOutSteps(steps),
    postprocessing: ordered.flatMap(({ postprocessing }) => postprocessing),
    finalizers: ordered.flatMap(({ finalizers }) => finalizers),
    fieldTypes: mergeFieldTypes(ordered.map(({ fieldTypes }) => fieldTypes)),
    vars: Object.assign(Object.create(null), ...ordered.map(({ vars }) => vars)),
  }
  latest.set(pipelines, { of: [...pipelines], combined })
  return combined
}
