import { raiseLimit } from '../limits.js'
import { error, warning } from './entry.js'

/** Correlations and filters: what they say of other rules. */
export const correlationMessages = {
  'unknown-rule': error(
    (name: string) => `there is no rule with the id or name \`${name}\``,
    'A correlation refers to rules of the same file, or of the other files that are given.',
  ),
  'ambiguous-rule': error(
    (name: string) => `several rules have the id or name \`${name}\``,
    'Ids and names tell rules apart: within a file, and where a file has none of this name, within all that are given.',
  ),
  'duplicate-id': warning(
    (id: string) => `another rule has the id \`${id}\`, too`,
    'An id names one rule. A reference to this one is an error, and platforms that tell rules apart by their ids keep one of the two.',
    'give one of the rules a new UUID',
  ),
  'cyclic-rule': error(
    (titles: readonly string[]) => `the correlation refers to itself: ${titles.join(' → ')}`,
    'A correlation is built on the matches of other rules, never on its own.',
  ),
  'too-many-parts': error(
    (most: number) => `the correlation is built on more than ${most} rules`,
    'Correlations of correlations can grow without end; no platform takes a query of this size.',
    () => raiseLimit('correlation-parts'),
  ),
  'filter-as-rule': error(
    (name: string) => `\`${name}\` is a filter, which has no matches of its own`,
    'A correlation is built on detection rules and on other correlations.',
  ),
  'rule-not-listed': error(
    (name: string) => `\`${name}\` is not among the rules of this correlation`,
    'Aliases and conditions speak of the rules that the key `rules` lists, under the names that they have there.',
  ),
  'unused-filter': warning(
    () => 'the filter is for none of the rules',
    'A filter names rules by id or name, or is for any of its log source. Its rules may be in a file that was not given.',
  ),
  'field-with-alternatives': warning(
    (field: string, first: string, others: readonly string[]) =>
      `\`${field}\` has several names in the events: they are put together by \`${first}\` alone, not by ${others.join(', ')}`,
    'A pipeline maps the field to alternatives, and events can only be grouped, counted and compared by one: the first.',
  ),
  'several-fields': error(
    (type: string) => `${type} measures one field, and this is another one`,
    'Only value_count takes several fields: it counts the combinations of their values.',
  ),
  'order-of-some': error(
    () => 'a temporal_ordered correlation asks for all of its rules',
    'The order of rules says nothing if some of them are missing, so this type takes no condition that is about some.',
    'leave the condition out, or take the type temporal',
  ),
  'no-rule-selected': error(
    () => 'the names of all rules begin with `_`, so `them` is none of them',
    'As in the condition of a rule, `them` leaves out names that begin with an underscore.',
    'name the rules, joined by `and` and `or`',
  ),
  'rule-quantifier': error(
    () => 'a quantifier stands before a pattern of rules',
    'Of the rules of a correlation, a condition can ask for each by its name, or for `all of them` and `1 of them`.',
    'name the rules, joined by `and` and `or`',
  ),
} as const
