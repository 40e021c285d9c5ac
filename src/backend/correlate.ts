import type { Dialect } from '../dialect/dialect.js'
import { type Plan, plan } from '../dialect/plan.js'
import type { Assumption } from '../ir/assumptions.js'
import { or } from '../ir/bool.js'
import { type CorrelationQuery, type CorrelationSpans, type EventQuery, eventsOf } from '../ir/correlation-query.js'
import type { FieldTypes } from '../ir/field-types.js'
import type { Metadata } from '../rule/rule.js'
import type { Approximation } from './approximation.js'
import type { OptionSpecs, OptionValues } from './option.js'
import type { RuleSettings } from './rule-settings.js'

/** Context that a backend receives with a correlation. */
export interface CorrelationContext<Specs extends OptionSpecs = OptionSpecs> {
  /** The options, with the state that the pipelines set for any of the rules. */
  readonly options: OptionValues<Specs>
  /** Returns the options with the state that the pipelines set for one of the rules. */
  readonly optionsOf: (events: EventQuery) => OptionValues<Specs>
  readonly fieldTypes: FieldTypes
  readonly metadata: Metadata
}

/** The answer of a target to a correlation: its query, or the reason why there is none. */
export type CorrelationAnswer<Settings extends RuleSettings = RuleSettings> = CorrelatedQuery<Settings> | Inexpressible

/** A correlation as a query of a target. */
export interface CorrelatedQuery<Settings extends RuleSettings = RuleSettings> {
  readonly text: string
  /** The plan for all events that take part. Its residual is that of the whole query. */
  readonly plan: Plan
  /**
   * Plans of further event queries inside the text, such as those of single rules. Their losses and assumptions belong
   * to the whole query.
   */
  readonly rulePlans: readonly Plan[]
  readonly approximations: readonly Approximation[]
  /** Assumptions of the correlation itself, in addition to those of its event queries. */
  readonly assumptions?: readonly Assumption[]
  /** Settings that the platform's rule needs in addition to the query; null if there are none. */
  readonly ruleSettings: Settings | null
  /**
   * The part of the correlation that only the rule settings implement, as text for people; null if the query implements
   * all of it.
   */
  readonly leftToRule: string | null
  /** The names of the grouping fields in the results, in the order of `groupBy`. Default: those in the events. */
  readonly groupFields?: readonly string[]
}

/** Lists all plans behind a query. */
export const plansOf = ({ plan, rulePlans }: Pick<CorrelatedQuery, 'plan' | 'rulePlans'>): readonly Plan[] => [
  plan,
  ...rulePlans,
]

/** A reason why a target cannot express a correlation, with the place in the rule. */
export interface Inexpressible {
  readonly because: string
  readonly query: CorrelationQuery
  readonly at: keyof CorrelationSpans
  /** The query for the events alone, if users can implement the rest elsewhere. */
  readonly instead?: string
}

/** Creates the refusal of a correlation, at one of its keys. `because` completes “… cannot search for this rule: …”. */
export const inexpressible = (query: CorrelationQuery, at: keyof CorrelationSpans, because: string): Inexpressible => ({
  query,
  at,
  because,
})

/** Plans the query for all events that can take part in a correlation: those of any of its rules. */
export const planEvents = (query: CorrelationQuery, stages: readonly Dialect[]): Plan =>
  plan(or(eventsOf(query).map(({ expr }) => expr)), stages)

/** The `correlate` of a target without correlations: it offers the query for the events. */
export const refuseCorrelations =
  (because: string) =>
  (query: CorrelationQuery): Inexpressible =>
    inexpressible(query, 'type', because)
