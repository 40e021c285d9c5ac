import type { FieldTypes } from '../ir/field-types.js'
import type { StepPlace } from '../ir/step-place.js'
import type { LoweredItem } from '../lower/lowered-item.js'
import type { DataObject } from '../rule/yaml/data.js'
import type { Source, Span } from '../text/source.js'
import type { Action } from './action.js'
import type { Processor } from './apply/processor.js'
import type { FieldSubject, Test } from './conditions/condition-test.js'
import type { LogSourceCondition } from './conditions/logsource-conditions.js'
import type { Finalize } from './finalizers/output.js'
import type { QueryChange } from './postprocessing/query-change.js'
import type { ProcessedRule } from './processed-rule.js'
import type { NamedVariant } from './variant.js'

/**
 * A processing pipeline after validation. It maps field names, values and log sources of rules to those of a data
 * source.
 */
export interface Pipeline {
  /** The name in the file; else the name of its source. */
  readonly name: string
  readonly source: Source
  /** Pipelines are applied in ascending order of priority, then of their sources' names. */
  readonly priority: number
  /** The targets that the pipeline supports; empty for all. */
  readonly allowedBackends: readonly string[]
  readonly allowedBackendsSpan: Span
  /** Variables for `value_placeholders` and templates. */
  readonly vars: DataObject
  /** Types of fields in the target. */
  readonly fieldTypes: FieldTypes
  /** Ways to collect the same events that differ in their pipelines. */
  readonly variants: readonly NamedVariant[]
  readonly steps: readonly Step[]
  /** Changes to the text of each query. */
  readonly postprocessing: readonly PostprocessingStep[]
  /** Steps that join all queries into one text. */
  readonly finalizers: readonly Finalizer[]
  /** The functions that apply pipelines. */
  readonly processor: Processor
}

/** An entry of `transformations`: an action and its conditions. */
export interface Step {
  readonly place: StepPlace
  readonly action: Action
  readonly appliesTo: StepTests
  /** Its conditions on the log source. */
  readonly logsources: readonly LogSourceCondition[]
  /** True if its conditions on the rule are all about the log source. */
  readonly isAboutLogsource: boolean
  /** False for a field that it neither changes nor refuses in any rule. Null is the field of keywords. */
  readonly mayConcern: (name: string | null) => boolean
}

/** The three kinds of conditions of a step. A kind without conditions is always true. */
export interface StepTests {
  readonly rule: Test<ProcessedRule>
  readonly item: Test<LoweredItem>
  readonly field: Test<FieldSubject>
}

/** An entry of `postprocessing`: a change to the query, and conditions on the rule. */
export interface PostprocessingStep {
  readonly place: StepPlace
  readonly change: QueryChange
  readonly appliesTo: Test<ProcessedRule>
  /** Its conditions on the log source. */
  readonly logsources: readonly LogSourceCondition[]
}

/** An entry of `finalizers`. */
export interface Finalizer {
  readonly place: StepPlace
  readonly finalize: Finalize
}
