import type { correlationMessages } from '../catalogue/correlation.js'
import type { Rationales } from './rationales.js'

/** Correlations and filters: what they say of other rules. */
export const correlationRationales: Rationales<typeof correlationMessages> = {
  'unknown-rule': 'A correlation refers to rules in the same file or in the other input files.',
  'ambiguous-rule':
    'Ids and names must be unique within a file. If the file has no such rule, they must be unique among all input files.',
  'duplicate-id':
    'An id must identify one rule. A reference to this id is an error, and platforms that identify rules by id keep only one of the two.',
  'cyclic-rule': 'A correlation uses the matches of other rules, never its own.',
  'too-many-parts': 'Correlations of correlations can grow without bound. No platform accepts a query of this size.',
  'correlation-too-deep': 'No correlation needs this depth. The limit keeps hostile files from exhausting the stack.',
  'filter-as-rule': 'A correlation can refer to detection rules and to other correlations.',
  'rule-not-listed': 'Aliases and conditions can only refer to the rules under `rules`, by their names or ids.',
  'unused-filter':
    'A filter lists rules by id or name, or applies to any rule of its log source. Its rules may be in a file that is not among the inputs.',
  'several-fields': 'Only `value_count` takes several fields. It counts the combinations of their values.',
  'unused-alias':
    'An alias stands for fields of the rules in `group-by`, in the `field` of the condition, and in texts of the correlation.',
  'incomplete-alias':
    'An alias has a field for each rule of its correlation. Events without the field of this name belong to no group, so the correlation would miss them.',
  'unused-key': 'The type of a correlation decides which keys its condition uses. Another type may be meant.',
  'order-of-some':
    'The order is undefined if some rules are missing, so this type takes no condition about some of the rules.',
  'no-rule-selected': 'As in the condition of a detection rule, `them` excludes names that begin with an underscore.',
  'rule-quantifier': 'The condition of a correlation can name rules, or use `all of them` and `1 of them`.',
}
