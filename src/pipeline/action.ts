import type { Bool } from '../ir/bool.js'
import type { StepPlace } from '../ir/step-place.js'
import type { LoweredItem } from '../lower/lowered-item.js'
import type { LoweredOperand } from '../lower/operand.js'
import type { LogSourcePart } from '../rule/rule.js'
import type { Data, DataObject } from '../rule/yaml/data.js'
import type { Limits } from '../text/limits.js'
import type { Refusal } from '../text/wording.js'
import type { Step } from './pipeline.js'
import type { ProcessedRule } from './processed-rule.js'

/**
 * The effect of a step, by the part of a rule that it changes. An action returns the new part, `undefined` to keep the
 * old one, or a refusal, which makes the rule fail at the item. The step's conditions are checked elsewhere.
 */
export type Action = RuleAction | ItemAction | ValueAction | FieldAction | NestedSteps

/** Changes the rule as a whole: its log source, its list of fields, its state, its condition. */
export interface RuleAction {
  readonly changes: 'rule'
  /** Describes how the action determines the events of a log source; undefined if it does not. */
  readonly locates?: Locating
  readonly apply: (rule: ProcessedRule, context: StepContext) => ProcessedRule | Refusal
}

/**
 * By a condition on the events that contains the parts of the log source, or by a value of the state for targets that
 * read its key.
 */
export type Locating =
  | { readonly by: 'condition'; readonly names: readonly LogSourcePart[] }
  | { readonly by: 'state'; readonly key: string; readonly value: Data }

/** Replaces an item by a tree of items, or drops it. */
export interface ItemAction {
  readonly changes: 'item'
  readonly apply: (item: LoweredItem, context: StepContext) => Bool<LoweredItem> | 'drop' | Refusal | undefined
}

/** Replaces a value of an item by one or more values, of which one must match. */
export interface ValueAction {
  readonly changes: 'value'
  readonly apply: (
    operand: LoweredOperand,
    item: LoweredItem,
    context: StepContext,
  ) => readonly LoweredOperand[] | Refusal | undefined
}

/**
 * Gives a field one or more names, of which one must have the value; an empty list drops the item. Called for the
 * fields of items, for those that `fieldref` names, and for the rule's list of fields. Null is the field of keywords.
 */
export interface FieldAction {
  readonly changes: 'field'
  readonly rename: (name: string | null) => readonly string[] | undefined
  /** Returns the spelling of a name that the step renames, if the name differs from it in letter case only. */
  readonly inOtherCase?: (name: string) => string | undefined
}

/** Nested steps, which share the conditions of this step. */
export interface NestedSteps {
  readonly changes: 'steps'
  readonly steps: readonly Step[]
}

/** Context of an action besides its subject. */
export interface StepContext {
  readonly place: StepPlace
  readonly rule: ProcessedRule
  /** The `vars` of all pipelines of the conversion. */
  readonly vars: DataObject
  readonly resolve: PlaceholderResolver | undefined
  readonly limits: Limits
  /** Reports a warning of a step at an item; a warning does not change the rule. */
  readonly warn: (item: LoweredItem, message: string, place: StepPlace) => void
}

/**
 * Returns the values of a placeholder that a pipeline takes from a file, a URL or a command. The library itself opens
 * none of them. Undefined means that there are no values, which is an error.
 */
export type PlaceholderResolver = (request: PlaceholderRequest) => readonly string[] | undefined

/** A placeholder whose values a step takes from elsewhere. */
export interface PlaceholderRequest {
  /** The kind of step: `file_placeholders`, `http_placeholders` or `command_placeholders`. */
  readonly kind: string
  /** The name between the percent signs. */
  readonly placeholder: string
  /** The options of the step, as written. */
  readonly options: DataObject
}
