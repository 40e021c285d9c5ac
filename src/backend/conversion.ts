import type { Assumption } from '../ir/assumptions.js'
import type { Expr } from '../ir/predicate.js'
import type { LogSource, Metadata } from '../rule/rule.js'
import type { DataObject } from '../rule/yaml/data.js'
import type { Diagnostic } from '../text/diagnostic.js'
import type { Approximation } from './approximation.js'
import type { OptionSpecs, OptionValues } from './option.js'
import type { RuleSettings } from './rule-settings.js'

/**
 * A rule as a query of one target, with the fidelity of the query. `query` is null exactly if `fidelity` is `none`; a test
 * of either narrows the types of the other properties.
 */
export type Conversion<Specs extends OptionSpecs = OptionSpecs, Settings extends RuleSettings = RuleSettings> =
  | ConversionWithQuery<Specs, Settings>
  | ConversionWithoutQuery<Specs>

/** A conversion with a query. */
export type ConversionWithQuery<Specs extends OptionSpecs = OptionSpecs, Settings extends RuleSettings = RuleSettings> =
  | ExactConversion<Specs, Settings>
  | WiderConversion<Specs, Settings>
  | ApproximateConversion<Specs, Settings>

/** A conversion with an exact query. */
export interface ExactConversion<Specs extends OptionSpecs = OptionSpecs, Settings extends RuleSettings = RuleSettings>
  extends QueryFacts<Specs, Settings> {
  /** `exact`: the query matches what the rule matches, under the assumptions. */
  readonly fidelity: 'exact'
  readonly residual: null
}

/** A conversion with a wider query. */
export interface WiderConversion<Specs extends OptionSpecs = OptionSpecs, Settings extends RuleSettings = RuleSettings>
  extends QueryFacts<Specs, Settings> {
  /** `wider`: the query matches more than the rule: the rule is the query and the residual. */
  readonly fidelity: 'wider'
  readonly residual: Residual
}

/** A conversion with an approximate query. */
export interface ApproximateConversion<
  Specs extends OptionSpecs = OptionSpecs,
  Settings extends RuleSettings = RuleSettings,
> extends QueryFacts<Specs, Settings> {
  /** `approximate`: the query differs from the correlation as the approximations say. */
  readonly fidelity: 'approximate'
  readonly residual: Residual | null
}

/** A conversion without a query, because a diagnostic is an error, or because the rule is a filter. */
export interface ConversionWithoutQuery<Specs extends OptionSpecs = OptionSpecs> extends ConversionFacts<Specs> {
  /** `none`: there is no query. */
  readonly fidelity: 'none'
  /** Null: a diagnostic is an error, or the rule is a filter. */
  readonly query: null
  readonly bareQuery: null
  readonly residual: null
  readonly ruleSettings: null
  /** The rule's metadata after the pipelines. Null if the rule has errors, or is about several events. */
  readonly head: RuleHead | null
}

interface QueryFacts<Specs extends OptionSpecs, Settings extends RuleSettings> extends ConversionFacts<Specs> {
  /** The query, after the postprocessing of the pipelines. */
  readonly query: string
  /** The query before postprocessing; fidelity, assumptions and residual describe this text. */
  readonly bareQuery: string
  /** Settings that the platform's rule needs in addition to the query; null if the query is sufficient. */
  readonly ruleSettings: Settings | null
  /** The rule's metadata after the pipelines. */
  readonly head: RuleHead
}

interface ConversionFacts<Specs extends OptionSpecs> {
  /** The name of the backend. */
  readonly target: string
  /** Every option of the backend with its effective value. */
  readonly options: OptionValues<Specs>
  /**
   * The rule's condition on one event, after filters and pipelines, even if the target cannot express it. Null if the
   * rule has errors, or is about several events.
   */
  readonly expr: Expr | null
  /** Differences between the correlation and its query; empty unless `fidelity` is `approximate`. */
  readonly approximations: readonly Approximation[]
  /** Facts about the data that the query rests on; empty if there is no query. */
  readonly assumptions: readonly Assumption[]
  /** The names of the variants whose events the query finds; empty if the rule is about none. */
  readonly variants: readonly string[]
  /** The state that the pipelines set with `set_state`. */
  readonly state: DataObject
  /** The diagnostics of the conversion, without those of `parseRules`. */
  readonly diagnostics: readonly Diagnostic[]
}

/** The condition on events that a query does not check. */
export interface Residual {
  readonly expr: Expr
  /** The condition as text for people. */
  readonly text: string
}

/** The metadata of a rule, without its detection. */
export interface RuleHead {
  readonly metadata: Metadata
  /** Top-level keys that the specification does not know, as data. */
  readonly custom: DataObject
  /** The log source of the rule, or those of all rules of a correlation without duplicates. */
  readonly logsources: readonly LogSource[]
}
