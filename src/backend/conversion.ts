import type { Assumption } from '../dialect/rendering.js'
import type { Expr } from '../ir/predicate.js'
import type { LogSource, Metadata } from '../rule/rule.js'
import type { DataObject } from '../rule/yaml/data.js'
import type { Diagnostic } from '../text/diagnostic.js'
import type { Approximation } from './approximation.js'
import type { OptionSpecs, OptionValues } from './option.js'
import type { RuleSettings } from './rule-settings.js'

/** A rule as a query of one target, and how faithful the query is. */
export interface Conversion<Specs extends OptionSpecs = OptionSpecs, Settings extends RuleSettings = RuleSettings> {
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
  readonly ruleSettings: Settings | null
  /** What the rule says of itself, as its pipelines have left it; null if it has errors of its own, or if it is about several events that have no query. */
  readonly head: RuleHead | null
  /**
   * All that the rule asks of one event, after its filters and pipelines: also where the target cannot say it, and there is no query. Null if the rule
   * has errors of its own, or is about several events.
   */
  readonly expr: Expr | null
  /** Facts about the data that the query rests on. */
  readonly assumptions: readonly Assumption[]
  /** What the query of the events does not check; null if it checks all. */
  readonly residual: { readonly expr: Expr; readonly text: string } | null
  /** What the pipelines have set with `set_state`. */
  readonly state: DataObject
  readonly diagnostics: readonly Diagnostic[]
}

/** What a rule says of itself, beside what it looks for. */
export interface RuleHead {
  readonly metadata: Metadata
  /** Top-level keys that the specification does not know, as data. */
  readonly custom: DataObject
  /** Of the rule, or of all rules of a correlation, each once. */
  readonly logsources: readonly LogSource[]
}
