import type { Target } from '../backend/backend.js'
import type { OptionSettings, OptionSpecs } from '../backend/option.js'
import type { FieldTypes } from '../ir/field-types.js'
import type { PlaceholderResolver } from '../pipeline/action.js'
import type { Pipeline } from '../pipeline/pipeline.js'
import type { DetectionRule } from '../rule/rule.js'
import type { RuleIndex } from '../rule/rule-index.js'
import type { FieldSchema } from '../schema/field-schema.js'
import type { LimitSettings } from '../text/limits.js'

/** A pipeline that handles a log source. */
export interface PipelineSuggestion {
  readonly name: string
  /** A pipeline of the target's own that goes on with what this one makes of the rule; null if there is none. */
  readonly before: string | null
}

export interface ConvertSettings<Specs extends OptionSpecs = OptionSpecs> {
  /** Accept a query that matches more than the rule, with warnings and a residual. Default `false`: a loss is an error. */
  readonly lossy?: boolean
  /** Options of the backend; each has a default. */
  readonly options?: OptionSettings<Specs>
  /** The rules that correlations refer to, from `indexRules`. */
  readonly rules?: RuleIndex
  /** What the rule goes through before it is converted, in the order of their priorities. */
  readonly pipelines?: readonly Pipeline[]
  /** What is known of the data's fields, beyond what the pipelines say of them. */
  readonly fieldTypes?: FieldTypes
  /** The fields of the data that the query searches. Fields and values that it cannot have are warnings, and its types override those of pipelines. */
  readonly schemas?: readonly FieldSchema[]
  /** What a field is that no pipeline maps, if some of them map fields. Default `warn`. */
  readonly unmapped?: 'error' | 'warn' | 'ignore'
  /** How to treat a log source that no pipeline handles. Default `warn` if some of them ask for log sources, else `ignore`. */
  readonly unmappedLogsource?: 'error' | 'warn' | 'ignore'
  /** Names pipelines that would handle the log source of a rule, for the help of `unmapped-logsource`. */
  readonly suggestPipelines?: (rule: DetectionRule, target: Target) => readonly PipelineSuggestion[]
  /** Gives the values that a pipeline takes from files, URLs and commands; without it, such a step is an error. */
  readonly resolvePlaceholder?: PlaceholderResolver
  /** Other values for the limits of what a rule may expand to. */
  readonly limits?: LimitSettings
}
