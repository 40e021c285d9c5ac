import type { Backend, Target } from '../backend/backend.js'
import type { RuleHead } from '../backend/conversion.js'
import type { OptionSpecs } from '../backend/option.js'
import type { FieldTypes } from '../ir/field-types.js'
import type { Pipeline } from '../pipeline/pipeline.js'
import type { Variant } from '../pipeline/variant.js'
import type { FieldReference } from '../rule/correlation.js'
import type { DetectionRule } from '../rule/rule.js'
import type { Diagnostic } from '../text/diagnostic.js'
import type { Source } from '../text/source.js'
import type { ConvertSettings } from './convert-settings.js'
import type { PreparedQuery } from './prepare-query.js'
import type { PreparedRule } from './prepare-rule.js'

/** A way to collect the events of a rule: pipelines, and the variant that they are for. */
export interface Way {
  /** Undefined if the rule is about no variant. */
  readonly variant: Variant | undefined
  readonly pipelines: readonly Pipeline[]
}

/** Prepares a rule for one way to collect its events. */
export type PrepareWay = <Specs extends OptionSpecs>(
  rule: DetectionRule,
  backend: Backend<Specs> | undefined,
  settings: ConvertSettings<Specs>,
  way: Way,
) => PreparedRule

/**
 * The use of variants by a query, from `joinVariants` or `oneVariant`. A value with functions, so that programs without
 * variants do not load them.
 */
export interface VariantUse {
  readonly variants: readonly Variant[]
  /** Returns the ways to collect the events of a rule that its query joins: at least one. */
  readonly waysOf: (rule: DetectionRule, backend: Target | undefined, settings: ConvertSettings) => readonly Way[]
  /** Prepares a rule in each of these ways, and joins them. */
  readonly prepare: <Specs extends OptionSpecs>(
    rule: DetectionRule,
    backend: Backend<Specs> | undefined,
    settings: ConvertSettings<Specs>,
    prepareWay: PrepareWay,
  ) => PreparedRule
  /** Returns the types that hold for the events of all these lists of pipelines. */
  readonly fieldTypesOf: (pipelineLists: readonly (readonly Pipeline[])[]) => FieldTypes
  /** Returns the error if a query cannot join its variants, because they store a field as different types. */
  readonly refuse: (prepared: PreparedQuery, settings: ConvertSettings) => Diagnostic | undefined
  /** Returns the error about a field of a correlation that the variants name differently. */
  readonly diagnoseNames: (field: FieldReference, names: readonly string[], source: Source) => Diagnostic
  /** Returns the head of the query. */
  readonly headOf: (head: RuleHead) => RuleHead
}
