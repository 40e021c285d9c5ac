import { moreThan, raiseLimit } from '../limits.js'
import { error, warning } from './entry.js'

/** The condition of a rule. */
export const conditionMessages = {
  'empty-condition': error(() => 'the condition is empty', 'write the name of a selection, such as `selection`'),
  'condition-syntax': error(
    (found: string, expected: string) => `expected ${expected}, found ${found}`,
    'join selections with `and`, `or` and `not`, and close each parenthesis',
  ),
  'condition-too-deep': error(
    (limit: number) => `parentheses are nested more than ${limit} levels deep`,
    () => raiseLimit('condition-depth'),
  ),
  'legacy-aggregation': warning((type: string) => `the aggregation is read as a correlation of type \`${type}\``),
  'removed-aggregation': error(
    (because: string) => `unsupported aggregation: ${because}`,
    'write a correlation document: `event_count` or `value_count` to count, `temporal` instead of `near`',
  ),
  'missing-timeframe': error(
    () => 'the aggregation needs a `timeframe`',
    'add a time span next to `condition`, such as `timeframe: 15m`',
  ),
  'removed-timeframe': warning(
    () => '`timeframe` is ignored: the condition has no aggregation',
    'remove it, or write a correlation document with a `timespan`',
  ),
  'unknown-selection': error(
    (name: string) => `there is no selection \`${name}\``,
    'correct the name, or add the selection to `detection`',
  ),
  'pattern-without-quantifier': error(
    (pattern: string) => `\`${pattern}\` names several selections`,
    'write `1 of` or `all of` before it',
  ),
  'no-selection-matches': error(
    (pattern: string) => `no selection matches \`${pattern}\``,
    'add such a selection, or remove this part of the condition',
  ),
  'too-few-selections': error(
    (count: number, pattern: string, found: number) =>
      `\`${pattern}\` names ${found === 1 ? 'one selection' : `${found} selections`}; ${count} can never match`,
    'use a smaller number, or add selections',
  ),
  'zero-of': error(() => '`0 of` is true for every event', 'write `not 1 of` if none may match'),
  'too-many-combinations': error(
    (count: number, of: number, limit: number) =>
      `there are more than ${limit} ways to choose ${count} of ${of} selections`,
    () => raiseLimit('combinations'),
  ),
  'too-many-references': error(
    (limit: number) => `the condition needs ${moreThan(limit, 'references')}`,
    () => raiseLimit('references'),
  ),
  'unused-selection': warning(
    (name: string) => `the condition does not use the selection \`${name}\``,
    'add it to the condition, or remove it',
  ),
} as const
