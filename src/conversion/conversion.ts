import type { Approximation } from '../emit/approximation.js'
import type { OptionSettings, OptionSpecs, OptionValues } from '../emit/option.js'
import type { Assumption } from '../emit/rendering.js'
import type { RuleSettings } from '../emit/rule-settings.js'
import type { FieldTypes } from '../ir/field-types.js'
import type { Expr } from '../ir/predicate.js'
import type { PlaceholderResolver } from '../pipeline/action.js'
import type { Pipeline } from '../pipeline/pipeline.js'
import type { RuleIndex } from '../rule/rule-index.js'
import type { DataObject } from '../rule/yaml/data.js'
import type { Diagnostic } from '../text/diagnostic.js'

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
  /** What a field is that no pipeline maps, if some of them map fields. Default `warn`. */
  readonly unmapped?: 'error' | 'warn' | 'ignore'
  /** Gives the values that a pipeline takes from files, URLs and commands; without it, such a step is an error. */
  readonly resolvePlaceholder?: PlaceholderResolver
}

/** A rule as a query of one target, and how faithful the query is. */
export interface Conversion<Specs extends OptionSpecs = OptionSpecs> {
  readonly target: string
  /** Every option of the backend with the value that was in force. */
  readonly options: OptionValues<Specs>
  /** After the postprocessing of the pipelines. Null if a diagnostic is an error. */
  readonly query: string | null
  /**
   * What the target itself is asked, without what postprocessing made of it: the fidelity, the assumptions and the residual are about this
   * text. Null if there is no query.
   */
  readonly bareQuery: string | null
  /**
   * `exact`: as the rule, under the assumptions. `wider`: rule = query and residual. `approximate`: a correlation, but for what the approximations
   * name. `none`: there is no query.
   */
  readonly fidelity: 'exact' | 'wider' | 'approximate' | 'none'
  /** How the query of a correlation differs from it; empty unless `approximate`. */
  readonly approximations: readonly Approximation[]
  /** What a rule of the platform has to be set to beside the query; null if the query does it all. */
  readonly ruleSettings: RuleSettings | null
  /** Facts about the data that the query rests on. */
  readonly assumptions: readonly Assumption[]
  /** What the query of the events does not check; null if it checks all. */
  readonly residual: { readonly expr: Expr; readonly text: string } | null
  /** What the pipelines have set with `set_state`. */
  readonly state: DataObject
  readonly diagnostics: readonly Diagnostic[]
}
