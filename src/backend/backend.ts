import type { Dialect } from '../dialect/dialect.js'
import type { Plan } from '../dialect/plan.js'
import type { CorrelationQuery } from '../ir/correlation-query.js'
import type { FieldTypes } from '../ir/field-types.js'
import type { Expr } from '../ir/predicate.js'
import type { DetectionRule } from '../rule/rule.js'
import type { Data, DataObject } from '../rule/yaml/data.js'
import type { SchemaReader } from '../schema/schema-reader.js'
import type { Span } from '../text/source.js'
import type { CorrelationAnswer, CorrelationContext } from './correlate.js'
import type { Format, FormatOnDemand } from './format.js'
import type { OptionSpecs, OptionValues, WordlessSpec } from './option.js'
import type { PlatformLimit } from './platform-limit.js'
import type { QueryCost } from './query-cost.js'
import type { QueryField, Requirement } from './query-field.js'
import type { RuleSettings } from './rule-settings.js'

/** A reason why options do not fit the rule or each other, and what to do. */
export interface OptionRefusal {
  /** Completes the sentence “… cannot search for this rule: …”. */
  readonly because: string
  readonly help: string
}

/** A target: the dialects of its queries, its options and its formats. */
export interface Backend<Specs extends OptionSpecs = OptionSpecs, Settings extends RuleSettings = RuleSettings> {
  /** The name, as in `--target`. */
  readonly name: string
  /** The vendor's name of the product or language, for people. */
  readonly title: string
  /** The file extension of a query, without the dot. */
  readonly extension: string
  /**
   * Returns the chain of dialects for some options and field types. Each dialect receives the part that the one before
   * cannot express. Declared as a method for the same reason as `join`.
   */
  stages(options: OptionValues<Specs>, fieldTypes: FieldTypes): readonly Dialect[]
  /**
   * Joins the texts of the stages into one query; the text of a stage that expresses nothing is undefined. `plan` has
   * the predicates of these texts. Declared as a method, so that a backend with options of its own is still a `Backend`.
   */
  join(texts: readonly (string | undefined)[], rule: DetectionRule, options: OptionValues<Specs>, plan: Plan): string
  /**
   * Returns the reason why no query is possible with these options, which include the state of the pipelines, whatever
   * the condition of the rule. Absent if every combination of options is valid.
   */
  refuse?(options: OptionValues<Specs>): OptionRefusal | undefined
  /**
   * Returns a condition that a query adds to the rule for each event, from the options and the state of the pipelines.
   * Undefined if there is none. `span` is the place of the rule's log source. Absent if the target never adds a
   * condition.
   */
  eventCondition?(options: OptionValues<Specs>, state: DataObject, span: Span): Expr | undefined
  /**
   * Conditions on each event that express values of the state, by the key. A query that joins events with different
   * values contains them instead of the value. Absent if the target has none.
   */
  readonly stateConditions?: Readonly<Record<string, (value: Data, span: Span) => Expr | undefined>>
  /** Returns the query for a correlation, or the reason why the target cannot express it. */
  correlate(query: CorrelationQuery, context: CorrelationContext<Specs>): CorrelationAnswer<Settings>
  readonly options: Specs
  /** The key below `sigmacast` under which rules set options for the target. Default: its name. */
  readonly platform?: string
  /** The output formats; the first is the default. `loadFormat` makes a format of one that is loaded on demand. */
  readonly formats: readonly (Format | FormatOnDemand)[]
  /**
   * Limits of the target on the size of a query. A query that exceeds one has the warning `platform-limit`. Absent if
   * the vendor documents none.
   */
  readonly limits?: readonly PlatformLimit[]
  /**
   * Returns the conditions that are slow on the platform with these options. Absent if the vendor documents none.
   * Declared as a method for the same reason as `join`.
   */
  costs?(options: OptionValues<Specs>): readonly QueryCost[]
  /**
   * Returns the objects that a query requires on the platform. Absent if queries require none. Declared as a method for
   * the same reason as `join`.
   */
  requirements?(fields: readonly QueryField[], options: OptionValues<Specs>): readonly Requirement[]
  /** Other names of the target in the `allowed_backends` of pipelines. */
  readonly pipelineNames?: readonly string[]
  /** Names that other tools use for the target or its family, for the message about an unknown target. */
  readonly otherNames?: readonly string[]
  /**
   * Returns the targets that search the same data in other languages, which may include this one. Diagnostics suggest
   * those that express a lost part exactly. A method, since siblings refer to each other.
   */
  siblings?(): readonly Backend[]
  /** The only product whose logs the target holds. Absent if it holds logs of any product. */
  readonly product?: string
  /** Loads the readers of the files in which users export the fields of their data from the platform. */
  readonly loadSchemaReaders?: () => Promise<readonly SchemaReader[]>
  /** True for a field that may hold several values in one event. Absent if no such fields are known. */
  readonly holdsLists?: (field: string) => boolean
}

/** The part of a backend that does not depend on the types of its options, so that every backend conforms to it. */
export type Target = Omit<Backend, 'stages' | 'join' | 'correlate' | 'requirements'>

/** The types of the options of a backend. */
export type SpecsOf<B extends Backend> = B['options']

/** The type of the rule settings in the conversions of a backend. */
export type RuleSettingsOf<B extends Backend> =
  ReturnType<B['correlate']> extends CorrelationAnswer<infer Settings> ? Settings : never

/** A format that prints the conversions of a backend, and not those of a platform with other rule settings. */
export type FormatFor<B extends Backend> = Format<OptionSpecs, RuleSettingsOf<B>>

/**
 * Returns the backend with the types of its options and of its rule settings. The types contain no descriptions, so
 * that new wording changes no type.
 */
export function defineBackend<const Specs extends OptionSpecs, Settings extends RuleSettings = RuleSettings>(
  backend: Backend<Specs, Settings>,
): Backend<{ readonly [Name in keyof Specs]: WordlessSpec<Specs[Name]> }, Settings>
export function defineBackend(backend: Backend): Backend {
  return backend
}
