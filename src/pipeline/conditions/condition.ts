import type { Refusal } from '../../lower/modifiers/modifier.js'
import type { ProcessedRule } from '../processed-rule.js'

/** Whether a step applies to a rule, an item or a field's name. The rule is there to be asked for its state. */
export type Test<Subject> = (subject: Subject, rule: ProcessedRule) => boolean | Refusal
