import type { Bool } from '../ir/bool.js'
import type { Source, Span } from '../text/source.js'
import type { Correlation, FieldReference, RuleReference, Timespan } from './correlation.js'
import type { Data, DataObject } from './yaml/data.js'

/** A Sigma document as written: names are not resolved and modifiers not applied. */
export type Rule = DetectionRule | CorrelationRule | FilterRule

interface RuleBase {
  readonly source: Source
  readonly span: Span
  /** The key that tells what kind of document it is: `detection`, `correlation` or `filter`. */
  readonly sectionSpan: Span
  /** Where its title and its id stand; the place of the section for what it does not say. */
  readonly titleSpan: Span
  readonly idSpan: Span
  /** Its place among the documents of its source that hold anything, from 1. */
  readonly number: number
  /** What other documents may refer to it by: its id and its name, as they are written. */
  readonly referenceNames: readonly string[]
  readonly metadata: Metadata
  /** Top-level keys that the specification does not know, as data. */
  readonly custom: DataObject
}

export interface DetectionRule extends RuleBase {
  readonly kind: 'detection'
  readonly logsource: LogSource
  /** Where the product stands; the whole log source if it names none. */
  readonly productSpan: Span
  readonly selections: readonly NamedSelection[]
  /** A list of conditions is their disjunction. */
  readonly condition: Bool<SelectionRef>
  /** The rule is about what is new only, if it says so under `sigmacast: first-seen`. */
  readonly firstSeen: FirstSeen | undefined
  /** What it says under `sigmacast` for the artifacts of platforms. */
  readonly options: readonly RuleOption[]
}

/** `sigmacast: { <platform>: { schedule: '0 * * * *' } }`: an option of a platform's artifacts, for this rule alone. */
export interface RuleOption {
  readonly platform: string
  readonly name: string
  readonly nameSpan: Span
  readonly value: Data
  readonly span: Span
}

/** An event matches if no event that the rule matched in the time span before it had the same values. */
export interface FirstSeen {
  readonly fields: readonly FieldReference[]
  readonly timespan: Timespan
  /** Of the key. */
  readonly span: Span
}

/** A rule over the matches of other rules. */
export interface CorrelationRule extends RuleBase {
  readonly kind: 'correlation'
  readonly correlation: Correlation
  /** As of a detection rule. */
  readonly options: readonly RuleOption[]
  /**
   * Rules that stand in the same document and that no other rule can refer to: the events of a condition with an aggregation, as rules before
   * Sigma 2 have it. They get no query of their own.
   */
  readonly ownRules: readonly DetectionRule[]
}

/** Conditions that are added to other rules. */
export interface FilterRule extends RuleBase {
  readonly kind: 'filter'
  /** Rules with another log source are left alone. */
  readonly logsource: LogSource
  /** Which rules it is for, by id or name; `any` is all of its log source. */
  readonly rules: 'any' | readonly RuleReference[]
  readonly selections: readonly NamedSelection[]
  readonly condition: Bool<SelectionRef>
}

/**
 * The keys that describe a rule, as the specification names them. Each is valid or absent, whatever the rule says: no query depends on them, and nobody
 * who reads them has to look at their shape.
 */
export interface Metadata {
  /** Not blank: that of a rule without a title is made from the name of its source. */
  readonly title: string
  /** A UUID; one of version 5 where the rule has something else. */
  readonly id?: string
  readonly name?: string
  readonly related?: readonly { readonly id: string; readonly type: string }[]
  readonly taxonomy?: string
  readonly status?: 'stable' | 'test' | 'experimental' | 'deprecated' | 'unsupported'
  readonly description?: string
  readonly license?: string
  readonly references?: readonly string[]
  readonly author?: string
  /** As YYYY-MM-DD, like `modified`. */
  readonly date?: string
  readonly modified?: string
  readonly fields?: readonly string[]
  readonly falsepositives?: readonly string[]
  readonly level?: 'informational' | 'low' | 'medium' | 'high' | 'critical'
  readonly tags?: readonly string[]
  readonly scope?: readonly string[]
}

/** The events that a rule is about. Further keys of the rule are here as well, if they have plain values. */
export interface LogSource {
  readonly category?: string
  readonly product?: string
  readonly service?: string
  readonly definition?: string
}

export interface NamedSelection {
  readonly name: string
  readonly nameSpan: Span
  readonly selection: Selection
}

/** A search block: all of some items, one of some keywords, or one of several of these. */
export type Selection =
  | { readonly kind: 'items'; readonly items: readonly Item[] }
  | { readonly kind: 'keywords'; readonly values: readonly Value[] }
  | { readonly kind: 'any'; readonly of: readonly Selection[] }

/** `field|modifiers: values`. The field is null where the item is about the whole event, as in `'|all':`. */
export interface Item {
  readonly field: string | null
  readonly fieldSpan: Span
  readonly modifiers: readonly ModifierUse[]
  readonly values: readonly Value[]
}

export interface ModifierUse {
  readonly name: string
  readonly span: Span
}

/** A value as written; `text` of a number, a boolean or a null is the author's. */
export interface Value {
  readonly type: 'text' | 'number' | 'boolean' | 'null'
  readonly text: string
  readonly span: Span
}

/** What a condition is made of. A quantifier's `them` stands as its pattern. */
export type SelectionRef =
  | { readonly kind: 'reference'; readonly name: string; readonly span: Span }
  | { readonly kind: 'quantified'; readonly count: number | 'all'; readonly pattern: string; readonly span: Span }
