import type { Target } from '../backend/backend.js'
import type { OptionSettings, OptionSpecs } from '../backend/option.js'
import type { FieldTypes } from '../ir/field-types.js'
import type { PlaceholderResolver } from '../pipeline/action.js'
import type { Pipeline } from '../pipeline/pipeline.js'
import type { DetectionRule } from '../rule/rule.js'
import type { RuleIndex } from '../rule/rule-index.js'
import type { FieldSchema } from '../schema/field-schema.js'
import type { LimitSettings } from '../text/limits.js'
import type { VariantUse } from './variant-use.js'

/** A pipeline that handles a log source. */
export interface PipelineSuggestion {
  readonly name: string
  /** The built-in pipeline for the target that runs after this one; null if there is none. */
  readonly before: string | null
  /** The help of the target if it refuses the rule after the pipeline with its default options; else null. */
  readonly needs: string | null
}

/** Settings of a conversion; each has a default. */
export interface ConvertSettings<Specs extends OptionSpecs = OptionSpecs> {
  /**
   * Accepts a query that matches more than the rule, with warnings and a residual. Default `false`: such a loss is an
   * error.
   */
  readonly lossy?: boolean
  /** Options of the backend; each has a default. */
  readonly options?: OptionSettings<Specs>
  /** The rules that correlations refer to, from `indexRules`. */
  readonly rules?: RuleIndex
  /** Pipelines that process the rule before it is converted; they are sorted by priority. */
  readonly pipelines?: readonly Pipeline[]
  /** Variants of the pipelines, from `joinVariants` or `oneVariant` of `sigmacast/variants`. Default: none. */
  readonly variants?: VariantUse
  /** Types of the data's fields, in addition to those that the pipelines declare. */
  readonly fieldTypes?: FieldTypes
  /**
   * The fields of the data that the query searches. Fields and values that the data cannot have are warnings. The types
   * override those of the pipelines.
   */
  readonly schemas?: readonly FieldSchema[]
  /**
   * The schemas that steps of the pipelines may name with the state `schemas`. They check a query if `schemas` is empty,
   * with fewer warnings: a field that no step names is reported only if it cannot exist.
   */
  readonly namedSchemas?: readonly FieldSchema[]
  /** The treatment of a field that no pipeline maps, if some of the pipelines map fields. Default `warn`. */
  readonly unmapped?: 'error' | 'warn' | 'ignore'
  /**
   * The treatment of a log source that no pipeline handles. Default `warn` if a pipeline has a condition on log
   * sources, else `ignore`.
   */
  readonly unmappedLogsource?: 'error' | 'warn' | 'ignore'
  /** Suggests pipelines that handle the log source of a rule, for the help of `unmapped-logsource`. */
  readonly suggestPipelines?: (rule: DetectionRule, target: Target) => readonly PipelineSuggestion[]
  /** Returns the values that a pipeline takes from files, URLs and commands. Without it, such a step is an error. */
  readonly resolvePlaceholder?: PlaceholderResolver
  /** Overrides limits on the size of an expanded rule. */
  readonly limits?: LimitSettings
}
