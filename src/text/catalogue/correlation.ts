import { raiseLimit } from '../limits.js'
import { inBackQuotes, wordList } from '../word-list.js'
import { error, warning } from './entry.js'

const quotedList = (names: readonly string[]): string => wordList(inBackQuotes(names), 'or')

/** Correlations and filters: what they say of other rules. */
export const correlationMessages = {
  'unknown-rule': error(
    (name: string) => `there is no rule with the id or name \`${name}\``,
    'add the file of the rule to the inputs, or correct the name',
  ),
  'ambiguous-rule': error(
    (name: string) => `several rules have the id or name \`${name}\``,
    'refer to the rule by an id that no other rule has',
  ),
  'duplicate-id': warning((id: string) => `another rule also has the id \`${id}\``, 'give one of the rules a new UUID'),
  'cyclic-rule': error(
    (titles: readonly string[]) => `the correlation refers to itself: ${titles.join(' → ')}`,
    'remove one of the references',
  ),
  'too-many-parts': error(
    (maximum: number) => `the correlation refers to more than ${maximum} rules`,
    () => raiseLimit('correlation-parts'),
  ),
  'correlation-too-deep': error(
    (limit: number) => `correlations of correlations are nested more than ${limit} levels deep`,
    () => raiseLimit('correlation-depth'),
  ),
  'filter-as-rule': error(
    (name: string) => `\`${name}\` is a filter, and filters have no matches`,
    'refer to a detection rule or to a correlation',
  ),
  'rule-not-listed': error(
    (name: string) => `\`rules\` does not contain \`${name}\``,
    'add it to `rules`, or write the name or id of a rule that is there',
  ),
  'unused-filter': warning(
    () => 'the filter applies to none of the rules',
    'add its rules to the inputs, or correct `rules` and `logsource`',
  ),
  'several-fields': error(
    (type: string) => `${type} takes one field; this is a second one`,
    'keep one field, or use the type `value_count`',
  ),
  'unused-alias': warning(
    (name: string) => `the correlation does not use the alias \`${name}\``,
    'write it in `group-by`, or remove it',
  ),
  'incomplete-alias': warning(
    (name: string, rule: string) =>
      `the alias \`${name}\` has no field for the rule \`${rule}\`, so the field \`${name}\` of its events counts`,
    (name: string, rule: string) =>
      `add \`${rule}: <field>\` to the alias, or \`${rule}: ${name}\` if this is its field`,
  ),
  'unused-key': warning(
    (key: string, type: string, _types: readonly string[]) =>
      `\`${key}\` has no effect in a correlation of type \`${type}\``,
    (key: string, type: string, types: readonly string[]) =>
      `remove \`${key}\`, or replace \`${type}\` with ${quotedList(types)}`,
  ),
  'order-of-some': error(
    () => 'a `temporal_ordered` correlation requires all of its rules',
    'join all rules with `and`, or use the type `temporal`',
  ),
  'no-rule-selected': error(
    (hasRules: boolean) =>
      `\`them\` selects no rule, because ${hasRules ? 'all rule names begin with `_`' : 'there is no key `rules`'}`,
    'name the rules and join them with `and` and `or`',
  ),
  'rule-quantifier': error(
    () => 'a quantifier cannot be used with a pattern of rule names',
    'name the rules and join them with `and` and `or`',
  ),
} as const
