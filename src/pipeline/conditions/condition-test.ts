import type { LoweredItem } from '../../lower/lowered-item.js'
import type { Refusal } from '../../lower/modifiers/modifier.js'
import type { ProcessedRule } from '../processed-rule.js'

/** Whether a step applies to a rule, an item or a field's name. The rule is there to be asked for its state. */
export type Test<Subject> = (subject: Subject, rule: ProcessedRule) => boolean | Refusal

/** A field's name where it stands. Null stands for keywords. */
export interface FieldUse {
  readonly name: string | null
  /** The item that is about the field, or refers to it; undefined where the name alone is to be changed. */
  readonly item: LoweredItem | undefined
}
