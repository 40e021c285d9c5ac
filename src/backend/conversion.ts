import type { Assumption } from '../ir/assumptions.js'
import type { Expr } from '../ir/predicate.js'
import type { LogSource, Metadata } from '../rule/rule.js'
import type { DataObject } from '../rule/yaml/data.js'
import type { Diagnostic } from '../text/diagnostic.js'
import type { Approximation } from './approximation.js'
import type { OptionSpecs, OptionValues } from './option.js'
import type { RuleSettings } from './rule-settings.js'

/** A rule as a query of one target, with the fidelity of the query. */
export interface Conversion<Specs extends OptionSpecs = OptionSpecs, Settings extends RuleSettings = RuleSettings> {
  readonly target: string
  /** Every option of the backend with its effective value. */
  readonly options: OptionValues<Specs>
  /** After the postprocessing of the pipelines. Null if a diagnostic is an error. */
  readonly query: string | null
  /**
   * The query before postprocessing; fidelity, assumptions and residual describe this text. Null if there is no query.
   */
  readonly bareQuery: string | null
  /**
   * `exact`: the query matches what the rule matches, under the assumptions. `wider`: the rule is the query and the
   * residual. `approximate`: the query differs from the correlation as the approximations say. `none`: there is no
   * query.
   */
  readonly fidelity: 'exact' | 'wider' | 'approximate' | 'none'
  /** Differences between the correlation and its query; empty unless `approximate`. */
  readonly approximations: readonly Approximation[]
  /** Settings that the platform's rule needs in addition to the query; null if the query is sufficient. */
  readonly ruleSettings: Settings | null
  /**
   * The rule's metadata after the pipelines. Null if the rule has errors, or if it is about several events and has no
   * query.
   */
  readonly head: RuleHead | null
  /**
   * The rule's condition on one event, after filters and pipelines, even if the target cannot express it. Null if the
   * rule has errors, or is about several events.
   */
  readonly expr: Expr | null
  /** Facts about the data that the query rests on. */
  readonly assumptions: readonly Assumption[]
  /** The condition on events that the query does not check; null if it checks all. */
  readonly residual: { readonly expr: Expr; readonly text: string } | null
  /** The names of the variants whose events the query finds; empty if the rule is about none. */
  readonly variants: readonly string[]
  /** The state that the pipelines set with `set_state`. */
  readonly state: DataObject
  readonly diagnostics: readonly Diagnostic[]
}

/** The metadata of a rule, without its detection. */
export interface RuleHead {
  readonly metadata: Metadata
  /** Top-level keys that the specification does not know, as data. */
  readonly custom: DataObject
  /** The log source of the rule, or those of all rules of a correlation without duplicates. */
  readonly logsources: readonly LogSource[]
}
