import type { Bool } from '../ir/bool.js'
import type { StepPlace } from '../ir/step-place.js'
import type { LoweredItem } from '../lower/lowered-item.js'
import type { Refusal } from '../lower/modifiers/modifier.js'
import type { LoweredOperand } from '../lower/operand.js'
import type { LogsourcePart } from '../rule/rule.js'
import type { DataObject } from '../rule/yaml/data.js'
import type { Limits } from '../text/limits.js'
import type { Step } from './pipeline.js'
import type { ProcessedRule } from './processed-rule.js'

/**
 * What a step does, by what it changes. An action gives the new thing, undefined where it leaves the old one, or a refusal, which makes the
 * rule fail at the item. Where it is applied, and to what, is none of its business.
 */
export type Action = RuleAction | ItemAction | ValueAction | FieldAction | NestedSteps

/** Changes the rule as a whole: its log source, its list of fields, its state, its condition. */
export interface RuleAction {
  readonly changes: 'rule'
  /** How it says which events a log source stands for; undefined if it says nothing of that. */
  readonly locates?: Locating
  readonly apply: (rule: ProcessedRule, context: StepContext) => ProcessedRule | Refusal
}

/** By a condition that the events fulfil, with the parts of the log source in its values; or by a key of the state, for targets that read it. */
export type Locating =
  | { readonly by: 'condition'; readonly names: readonly LogsourcePart[] }
  | { readonly by: 'state'; readonly key: string }

/** Replaces an item by a tree of items, or drops it. */
export interface ItemAction {
  readonly changes: 'item'
  readonly apply: (item: LoweredItem, context: StepContext) => Bool<LoweredItem> | 'drop' | Refusal | undefined
}

/** Replaces a value of an item by one or several, of which one must match. */
export interface ValueAction {
  readonly changes: 'value'
  readonly apply: (
    operand: LoweredOperand,
    item: LoweredItem,
    context: StepContext,
  ) => readonly LoweredOperand[] | Refusal | undefined
}

/**
 * Gives a field one name or several, of which one must have the value; with no name at all the item is dropped. It is asked for the fields
 * of items, for those that `fieldref` names, and for the rule's list of fields. Null stands for keywords.
 */
export interface FieldAction {
  readonly changes: 'field'
  readonly rename: (name: string | null) => readonly string[] | undefined
}

/** Other steps, all under the conditions of this one. */
export interface NestedSteps {
  readonly changes: 'steps'
  readonly steps: readonly Step[]
}

/** What an action may look at besides what it changes. */
export interface StepContext {
  readonly place: StepPlace
  readonly rule: ProcessedRule
  /** The `vars` of all pipelines in use. */
  readonly vars: DataObject
  readonly resolve: PlaceholderResolver | undefined
  readonly limits: Limits
}

/**
 * Gives the values of a placeholder that a pipeline takes from a file, a URL or a command. The library itself opens none of them.
 * Undefined means that there are none, which is an error.
 */
export type PlaceholderResolver = (request: PlaceholderRequest) => readonly string[] | undefined

export interface PlaceholderRequest {
  /** The kind of step: `file_placeholders`, `http_placeholders` or `command_placeholders`. */
  readonly kind: string
  /** The name between the percent signs. */
  readonly placeholder: string
  /** The options of the step, as written. */
  readonly options: DataObject
}
