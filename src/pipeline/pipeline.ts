import type { FieldTypes } from '../ir/field-types.js'
import type { StepPlace } from '../ir/step-place.js'
import type { LoweredItem } from '../lower/lowered-item.js'
import type { DataObject } from '../rule/yaml/data.js'
import type { Source, Span } from '../text/source.js'
import type { Action } from './action.js'
import type { AskedLogsource } from './conditions/asked-logsources.js'
import type { FieldUse, Test } from './conditions/condition-test.js'
import type { Finalize } from './finalizers/output.js'
import type { QueryChange } from './postprocessing/query-change.js'
import type { ProcessedRule } from './processed-rule.js'

/** A processing pipeline, read and checked: how the field names, values and log sources of rules become those of somebody's data. */
export interface Pipeline {
  /** As written; else the name of its source. */
  readonly name: string
  readonly source: Source
  /** Pipelines are applied from the lowest to the highest; those with the same priority in the order of their sources' names. */
  readonly priority: number
  /** The targets that it is made for; empty if it is for all. */
  readonly allowedBackends: readonly string[]
  readonly allowedBackendsSpan: Span
  /** What `value_placeholders` fills in, and templates are given. */
  readonly vars: DataObject
  /** What is known of the target's fields. */
  readonly fieldTypes: FieldTypes
  readonly steps: readonly Step[]
  /** What is done to the text of each query. */
  readonly postprocessing: readonly PostprocessingStep[]
  /** What makes one text of all queries. */
  readonly finalizers: readonly Finalizer[]
}

/** One entry of `transformations`: what it does, and to what. */
export interface Step {
  readonly place: StepPlace
  readonly action: Action
  readonly appliesTo: StepTests
  /** What its conditions ask of the log source. */
  readonly logsources: readonly AskedLogsource[]
}

/** The three kinds of conditions. A kind of which a step has none is always fulfilled. */
export interface StepTests {
  readonly rule: Test<ProcessedRule>
  readonly item: Test<LoweredItem>
  readonly field: Test<FieldUse>
}

/** One entry of `postprocessing`: what it does, and to the queries of which rules. */
export interface PostprocessingStep {
  readonly place: StepPlace
  readonly change: QueryChange
  readonly appliesTo: Test<ProcessedRule>
  /** What its conditions ask of the log source. */
  readonly logsources: readonly AskedLogsource[]
}

/** One entry of `finalizers`. */
export interface Finalizer {
  readonly place: StepPlace
  readonly finalize: Finalize
}
