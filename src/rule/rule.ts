import type { Bool } from '../ir/bool.js'
import type { Source, Span } from '../text/source.js'
import type { Correlation, FieldReference, RuleReference, Timespan } from './correlation.js'
import type { Data, DataObject } from './yaml/data.js'

/** A Sigma document with unresolved names and unapplied modifiers. */
export type Rule = DetectionRule | CorrelationRule | FilterRule

/** The part that rules of all kinds have: their metadata, and the places of the document. */
export interface RuleBase {
  readonly source: Source
  readonly span: Span
  /** The key that determines the type of the document: `detection`, `correlation` or `filter`. */
  readonly sectionSpan: Span
  /** Places of the title and the id; that of the section for an absent one. */
  readonly titleSpan: Span
  readonly idSpan: Span
  /** Number of the document among the non-empty documents of its source, from 1. */
  readonly number: number
  /** The id and the name by which other documents refer to it, in the form of `referenceName`. */
  readonly referenceNames: readonly string[]
  readonly metadata: Metadata
  /** Top-level keys that the specification does not define, as data. */
  readonly custom: DataObject
  /** Fields that the texts of the rule mention as `{{ field }}`, each with its first place. */
  readonly mentions: readonly FieldReference[]
}

/** A rule that matches single events. */
export interface DetectionRule extends RuleBase {
  readonly kind: 'detection'
  readonly logsource: LogSource
  /** Place of the product; of the whole log source if it has none. */
  readonly productSpan: Span
  readonly selections: readonly NamedSelection[]
  /** A list of conditions becomes their disjunction. */
  readonly condition: Bool<SelectionRef>
  /** Present if the rule matches only new values, by `sigmacast: first-seen`. */
  readonly firstSeen: FirstSeen | undefined
  /** Options for the artifacts of platforms, from `sigmacast`. */
  readonly options: readonly RuleOption[]
}

/**
 * An option for the artifacts of one platform, for this rule only: `sigmacast: { <platform>: { schedule: '0 * * * *'
 * } }`.
 */
export interface RuleOption {
  readonly platform: string
  readonly name: string
  readonly nameSpan: Span
  readonly value: Data
  readonly span: Span
}

/** An event matches if none of the events that the rule matched within the preceding time span had the same values. */
export interface FirstSeen {
  readonly fields: readonly FieldReference[]
  readonly timespan: Timespan
  /** Place of the key. */
  readonly span: Span
}

/** A rule over the matches of other rules. */
export interface CorrelationRule extends RuleBase {
  readonly kind: 'correlation'
  readonly correlation: Correlation
  /** Like those of a detection rule. */
  readonly options: readonly RuleOption[]
  /**
   * Rules of the same document that no other rule can refer to: the events of a condition with an aggregation, from
   * before Sigma 2. They get no query of their own.
   */
  readonly ownRules: readonly DetectionRule[]
}

/** Conditions that are added to other rules. */
export interface FilterRule extends RuleBase {
  readonly kind: 'filter'
  /** The filter applies only to rules with this log source. */
  readonly logsource: LogSource
  /** The rules that it applies to, by id or name; `any` is all rules of its log source. */
  readonly rules: 'any' | readonly RuleReference[]
  readonly selections: readonly NamedSelection[]
  readonly condition: Bool<SelectionRef>
}

/**
 * The metadata of a rule, named as in the specification. Each key is valid or absent, so readers need not check
 * shapes. No query depends on it.
 */
export interface Metadata {
  /** Never empty: a missing title is derived from the name of the source. */
  readonly title: string
  /** A UUID; one of version 5 if the rule has something else. */
  readonly id?: string
  readonly name?: string
  readonly related?: readonly { readonly id: string; readonly type: string }[]
  readonly taxonomy?: string
  readonly status?: 'stable' | 'test' | 'experimental' | 'deprecated' | 'unsupported'
  readonly description?: string
  readonly license?: string
  readonly references?: readonly string[]
  readonly author?: string
  /** In the form YYYY-MM-DD, like `modified`. */
  readonly date?: string
  readonly modified?: string
  readonly fields?: readonly string[]
  readonly falsepositives?: readonly string[]
  readonly level?: 'informational' | 'low' | 'medium' | 'high' | 'critical'
  readonly tags?: readonly string[]
  readonly scope?: readonly string[]
}

/** The events that a rule applies to. Custom keys with plain values are included. */
export interface LogSource {
  readonly category?: string
  readonly product?: string
  readonly service?: string
  readonly definition?: string
}

/** A part of a log source that decides which events it covers. */
export type LogSourcePart = 'category' | 'product' | 'service'

/** Every part, in the order of the specification. */
export const LOGSOURCE_PARTS: readonly LogSourcePart[] = ['category', 'product', 'service']

/** Every part, from the broadest: the product decides which categories there are, and both decide the services. */
export const LOGSOURCE_PARTS_BY_SCOPE: readonly LogSourcePart[] = ['product', 'category', 'service']

/** True if a log source has every part that is asked for. */
export function hasParts(required: Pick<LogSource, LogSourcePart>, logsource: Pick<LogSource, LogSourcePart>): boolean {
  for (const part of LOGSOURCE_PARTS) {
    if (required[part] !== undefined && required[part] !== logsource[part]) return false
  }
  return true
}

/** A selection of a rule under its name. */
export interface NamedSelection {
  readonly name: string
  readonly nameSpan: Span
  readonly selection: Selection
}

/** A search block: all of several items, one of several keywords, or one of several such blocks. */
export type Selection =
  | { readonly kind: 'items'; readonly items: readonly Item[] }
  | { readonly kind: 'keywords'; readonly values: readonly Value[] }
  | { readonly kind: 'any'; readonly of: readonly Selection[] }

/** `field|modifiers: values`. The field is null if the item applies to the whole event, as in `'|all':`. */
export interface Item {
  readonly field: string | null
  readonly fieldSpan: Span
  readonly modifiers: readonly ModifierUse[]
  readonly values: readonly Value[]
}

/** A modifier of an item, as written behind its field. */
export interface ModifierUse {
  readonly name: string
  readonly span: Span
}

/** A value of the rule. Numbers, booleans and nulls keep their original spelling in `text`. */
export interface Value {
  readonly type: 'text' | 'number' | 'boolean' | 'null'
  readonly text: string
  readonly span: Span
}

/** A leaf of a condition. The quantifier `them` is kept as the pattern `them`. */
export type SelectionRef =
  | { readonly kind: 'reference'; readonly name: string; readonly span: Span }
  | { readonly kind: 'quantified'; readonly count: number | 'all'; readonly pattern: string; readonly span: Span }

/**
 * Lists the detection rules of a document: the rule itself, or those that only its correlation refers to. A filter has
 * none.
 */
export function detectionsOf(rule: Rule): readonly DetectionRule[] {
  if (rule.kind === 'detection') return [rule]
  return rule.kind === 'correlation' ? rule.ownRules : []
}
