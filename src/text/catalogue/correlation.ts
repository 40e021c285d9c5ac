import { raiseLimit } from '../limits.js'
import { wordList } from '../word-list.js'
import { error, warning } from './entry.js'

const quotedList = (names: readonly string[]): string =>
  wordList(
    names.map((name) => `\`${name}\``),
    'or',
  )

/** Correlations and filters: what they say of other rules. */
export const correlationMessages = {
  'unknown-rule': error(
    (name: string) => `there is no rule with the id or name \`${name}\``,
    'A correlation refers to rules in the same file or in the other input files.',
    'add the file of the rule to the inputs, or correct the name',
  ),
  'ambiguous-rule': error(
    (name: string) => `several rules have the id or name \`${name}\``,
    'Ids and names must be unique within a file. If the file has no such rule, they must be unique among all input files.',
    'refer to the rule by an id that no other rule has',
  ),
  'duplicate-id': warning(
    (id: string) => `another rule also has the id \`${id}\``,
    'An id must identify one rule. A reference to this id is an error, and platforms that identify rules by id keep only one of the two.',
    'give one of the rules a new UUID',
  ),
  'cyclic-rule': error(
    (titles: readonly string[]) => `the correlation refers to itself: ${titles.join(' → ')}`,
    'A correlation uses the matches of other rules, never its own.',
    'remove one of the references',
  ),
  'too-many-parts': error(
    (maximum: number) => `the correlation refers to more than ${maximum} rules`,
    'Correlations of correlations can grow without bound. No platform accepts a query of this size.',
    () => raiseLimit('correlation-parts'),
  ),
  'filter-as-rule': error(
    (name: string) => `\`${name}\` is a filter, and filters have no matches`,
    'A correlation can refer to detection rules and to other correlations.',
    'refer to a detection rule or to a correlation',
  ),
  'rule-not-listed': error(
    (name: string) => `the correlation does not list the rule \`${name}\``,
    'Aliases and conditions can only refer to rules in the key `rules`, by the names used there.',
    'add it to `rules`, or correct the name',
  ),
  'unused-filter': warning(
    () => 'the filter applies to none of the rules',
    'A filter lists rules by id or name, or applies to any rule of its log source. Its rules may be in a file that is not among the inputs.',
    'add its rules to the inputs, or correct `rules` and `logsource`',
  ),
  'field-with-alternatives': warning(
    (field: string, first: string, others: readonly string[]) =>
      `\`${field}\` maps to several fields; the correlation only uses \`${first}\`, not ${others.join(', ')}`,
    'A pipeline maps the field to alternatives. Events can only be grouped, counted and compared by one field: the first.',
  ),
  'several-fields': error(
    (type: string) => `${type} takes one field; this is a second one`,
    'Only `value_count` takes several fields. It counts the combinations of their values.',
    'keep one field, or use the type `value_count`',
  ),
  'unused-alias': warning(
    (name: string) => `the correlation does not use the alias \`${name}\``,
    'An alias stands for fields of the rules in `group-by`, in the `field` of the condition, and in texts of the correlation.',
    'write it in `group-by`, or remove it',
  ),
  'unused-key': warning(
    (key: string, type: string, _types: readonly string[]) =>
      `\`${key}\` has no effect in a correlation of type \`${type}\``,
    'The type of a correlation decides which keys its condition uses. Another type may be meant.',
    (key: string, type: string, types: readonly string[]) =>
      `remove \`${key}\`, or replace \`${type}\` with ${quotedList(types)}`,
  ),
  'order-of-some': error(
    () => 'a `temporal_ordered` correlation requires all of its rules',
    'The order is undefined if some rules are missing, so this type takes no condition about some of the rules.',
    'remove the condition, or use the type `temporal`',
  ),
  'no-rule-selected': error(
    () => '`them` selects no rule, because all rule names begin with `_`',
    'As in the condition of a detection rule, `them` excludes names that begin with an underscore.',
    'name the rules and join them with `and` and `or`',
  ),
  'rule-quantifier': error(
    () => 'a quantifier cannot be used with a pattern of rule names',
    'The condition of a correlation can name rules, or use `all of them` and `1 of them`.',
    'name the rules and join them with `and` and `or`',
  ),
} as const
