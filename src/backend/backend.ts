import type { Dialect } from '../dialect/dialect.js'
import type { CorrelationQuery } from '../ir/correlation-query.js'
import type { FieldTypes } from '../ir/field-types.js'
import type { Expr } from '../ir/predicate.js'
import type { DetectionRule } from '../rule/rule.js'
import type { DataObject } from '../rule/yaml/data.js'
import type { Span } from '../text/source.js'
import type { CorrelationAnswer, CorrelationContext } from './correlate.js'
import type { Format } from './format.js'
import type { OptionSpecs, OptionValues, WordlessSpec } from './option.js'
import type { PlatformLimit } from './platform-limit.js'
import type { RuleSettings } from './rule-settings.js'

/** One target: the dialects of its queries, and all that is the target's own. */
export interface Backend<Specs extends OptionSpecs = OptionSpecs, Settings extends RuleSettings = RuleSettings> {
  /** As in `--target`. */
  readonly name: string
  /** For people: the vendor's name of the product or language. */
  readonly title: string
  /** Of a file that holds a query, without the dot. */
  readonly extension: string
  /**
   * A chain, for some options and for what is known of the data's fields: what one dialect cannot say is handed to the next. A method for
   * the reason that `join` is one.
   */
  stages(options: OptionValues<Specs>, fieldTypes: FieldTypes): readonly Dialect[]
  /**
   * One query from the stages' texts; a stage that had nothing to say is undefined. A method, so that a backend with options of its own
   * is still a `Backend`.
   */
  join(texts: readonly (string | undefined)[], rule: DetectionRule, options: OptionValues<Specs>): string
  /**
   * What a query asks of each event beside its rule, for some options and the state that pipelines have set; undefined if nothing. `span` is where
   * the log source of the rule stands. Absent if there is never anything.
   */
  besides?(options: OptionValues<Specs>, state: DataObject, span: Span): Expr | undefined
  /** What the target makes of a correlation, or why it cannot. */
  correlate(query: CorrelationQuery, context: CorrelationContext<Specs>): CorrelationAnswer<Settings>
  readonly options: Specs
  /** The key below `sigmacast` under which rules have options of their own for it; by default its name. */
  readonly platform?: string
  /** What a conversion can be handed out as; the first is the default. */
  readonly formats: readonly Format[]
  /** How much the target takes of a query; what has more has the warning `platform-limit`. Absent where the vendor states nothing. */
  readonly limits?: readonly PlatformLimit[]
  /** Other names of the target in the `allowed_backends` of pipelines, where its name there is not the one here. */
  readonly pipelineNames?: readonly string[]
  /** What other tools call it, or the family that it belongs to: for the message about an unknown target. */
  readonly otherNames?: readonly string[]
  /**
   * The targets that search the same data in other languages; it may be one of them itself. A diagnostic names those that say exactly what this one
   * cannot. A method, since they name each other.
   */
  siblings?(): readonly Backend[]
  /** The one product whose logs the target holds, if it is not for all. */
  readonly product?: string
  /** Whether a field is known to hold several values in one event; absent if no such fields are known. */
  readonly holdsLists?: (field: string) => boolean
}

/** The part of a backend that does not depend on the types of its options, so that every backend is one. */
export type Target = Omit<Backend, 'stages' | 'join' | 'besides' | 'correlate'>

/**
 * Returns the backend with the types of its options and of its rule settings. The types hold no texts for people, so that other
 * words for an option change no type.
 */
export function defineBackend<const Specs extends OptionSpecs, Settings extends RuleSettings = RuleSettings>(
  backend: Backend<Specs, Settings>,
): Backend<{ readonly [Name in keyof Specs]: WordlessSpec<Specs[Name]> }, Settings>
export function defineBackend(backend: Backend): Backend {
  return backend
}
