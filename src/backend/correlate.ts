import type { Dialect } from '../dialect/dialect.js'
import { type Plan, plan } from '../dialect/plan.js'
import type { Assumption } from '../dialect/rendering.js'
import { or } from '../ir/bool.js'
import { type CorrelationQuery, type CorrelationSpans, type EventQuery, eventsOf } from '../ir/correlation-query.js'
import type { FieldTypes } from '../ir/field-types.js'
import type { Metadata } from '../rule/rule.js'
import type { Approximation } from './approximation.js'
import type { OptionSpecs, OptionValues } from './option.js'
import type { RuleSettings } from './rule-settings.js'

/** What a backend knows when it is asked for a correlation. */
export interface CorrelationContext<Specs extends OptionSpecs = OptionSpecs> {
  /** With what the pipelines have set for any of the rules. */
  readonly options: OptionValues<Specs>
  /** With what the pipelines have set for one of the rules. */
  readonly optionsOf: (events: EventQuery) => OptionValues<Specs>
  readonly fieldTypes: FieldTypes
  readonly metadata: Metadata
}

export type CorrelationAnswer<Settings extends RuleSettings = RuleSettings> = CorrelatedQuery<Settings> | Inexpressible

/** A correlation in the words of a target. */
export interface CorrelatedQuery<Settings extends RuleSettings = RuleSettings> {
  readonly text: string
  /** The plan of all events that take part. Its residual is that of the whole. */
  readonly plan: Plan
  /** The plans of further event queries inside the text, such as those of single rules. The whole loses and assumes what they do. */
  readonly rulePlans: readonly Plan[]
  readonly approximations: readonly Approximation[]
  /** What putting events together takes for granted, beyond what their queries do. */
  readonly assumptions?: readonly Assumption[]
  /** What a rule of the platform has to be set to beside the query; null if nothing depends on it. */
  readonly ruleSettings: Settings | null
  /** For people: what only such a rule does, and not the query; null if the query does it all. */
  readonly leftToRule: string | null
}

/** What a target cannot do, and which part of the correlation asks for it. */
export interface Inexpressible {
  readonly because: string
  readonly query: CorrelationQuery
  readonly at: keyof CorrelationSpans
  /** The query of the events alone, where a user can do the rest elsewhere. */
  readonly instead?: string
}

export const inexpressible = (query: CorrelationQuery, at: keyof CorrelationSpans, because: string): Inexpressible => ({
  query,
  at,
  because,
})

/** All events that can take part in a correlation: those of any of its rules. */
export const planEvents = (query: CorrelationQuery, stages: readonly Dialect[]): Plan =>
  plan(or(eventsOf(query).map(({ expr }) => expr)), stages)

/** A target without any word for several events: it offers the query of the events, which it can say. */
export const refuseCorrelations =
  (because: string) =>
  (query: CorrelationQuery): Inexpressible =>
    inexpressible(query, 'type', because)
