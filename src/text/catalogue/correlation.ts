import { raiseLimit } from '../limits.js'
import { error, warning } from './entry.js'

/** Correlations and filters: what they say of other rules. */
export const correlationMessages = {
  'unknown-rule': error((name: string) => `there is no rule with the id or name \`${name}\``),
  'ambiguous-rule': error((name: string) => `several rules have the id or name \`${name}\``),
  'duplicate-id': warning((id: string) => `another rule also has the id \`${id}\``, 'give one of the rules a new UUID'),
  'cyclic-rule': error((titles: readonly string[]) => `the correlation refers to itself: ${titles.join(' → ')}`),
  'too-many-parts': error(
    (maximum: number) => `the correlation refers to more than ${maximum} rules`,
    () => raiseLimit('correlation-parts'),
  ),
  'filter-as-rule': error((name: string) => `\`${name}\` is a filter, and filters have no matches`),
  'rule-not-listed': error((name: string) => `the correlation does not list the rule \`${name}\``),
  'unused-filter': warning(() => 'the filter applies to none of the rules'),
  'field-with-alternatives': warning(
    (field: string, first: string, others: readonly string[]) =>
      `\`${field}\` maps to several fields; the correlation only uses \`${first}\`, not ${others.join(', ')}`,
  ),
  'several-fields': error((type: string) => `${type} takes one field; this is a second one`),
  'order-of-some': error(
    () => 'a `temporal_ordered` correlation requires all of its rules',
    'remove the condition, or use the type `temporal`',
  ),
  'no-rule-selected': error(
    () => '`them` selects no rule, because all rule names begin with `_`',
    'name the rules and join them with `and` and `or`',
  ),
  'rule-quantifier': error(
    () => 'a quantifier cannot be used with a pattern of rule names',
    'name the rules and join them with `and` and `or`',
  ),
} as const
