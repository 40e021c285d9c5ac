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
  'cyclic-rule': error(
    (titles: readonly string[]) => `the correlation refers to itself: ${titles.join(' → ')}`,
    'A correlation is built on the matches of other rules, never on its own.',
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
  'rule-quantifier': error(
    () => 'a quantifier stands before a pattern of rules',
    'Of the rules of a correlation, a condition can ask for each by its name, or for `all of them` and `1 of them`.',
    'name the rules, joined by `and` and `or`',
  ),
} as const
