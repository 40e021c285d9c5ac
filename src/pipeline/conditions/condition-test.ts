import type { LoweredItem } from '../../lower/lowered-item.js'
import type { Refusal } from '../../text/wording.js'
import type { ProcessedRule } from '../processed-rule.js'

/** Decides if a step applies to a rule, an item or a field name. The rule provides the state. */
export type Test<Subject> = (subject: Subject, rule: ProcessedRule) => boolean | Refusal

/** A field name at its place. Null is the field of keywords. */
export interface FieldSubject {
  readonly name: string | null
  /** The item of the field or of the reference; undefined for a name in the rule's list of fields. */
  readonly item: LoweredItem | undefined
}
