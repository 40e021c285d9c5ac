import { moreThan, raiseLimit } from '../limits.js'
import { error, warning } from './entry.js'

/** The condition of a rule. */
export const conditionMessages = {
  'empty-condition': error(
    () => 'the condition is empty',
    'The condition states which selections an event must match.',
    'write the name of a selection, such as `selection`',
  ),
  'condition-syntax': error(
    (found: string, expected: string) => `expected ${expected}, found ${found}`,
    'A condition joins selections with `and`, `or`, `not`, `1 of`, `all of` and parentheses.',
    'join selections with `and`, `or` and `not`, and close each parenthesis',
  ),
  'condition-too-deep': error(
    (limit: number) => `parentheses are nested more than ${limit} levels deep`,
    'No condition needs this depth. The limit keeps hostile files from exhausting the stack.',
    () => raiseLimit('condition-depth'),
  ),
  'legacy-aggregation': warning(
    (type: string) => `the aggregation is read as a correlation of type \`${type}\``,
    'Sigma 2 replaced aggregations such as `| count() by user > 5` with correlations. sigmacast converts the rule as the equivalent correlation.',
  ),
  'removed-aggregation': error(
    (because: string) => `unsupported aggregation: ${because}`,
    'Sigma 2 replaced aggregations with correlations. sigmacast rejects an aggregation that no single correlation can express.',
    'write a correlation document: `event_count` or `value_count` to count, `temporal` instead of `near`',
  ),
  'missing-timeframe': error(
    () => 'the aggregation needs a `timeframe`',
    'Without a time span, the aggregation would count over all events ever recorded, which no platform does.',
    'add a time span next to `condition`, such as `timeframe: 15m`',
  ),
  'removed-timeframe': warning(
    () => '`timeframe` is ignored: the condition has no aggregation',
    'A time span is only meaningful for several events. Sigma 2 moved it to correlations.',
    'remove it, or write a correlation document with a `timespan`',
  ),
  'unknown-selection': error(
    (name: string) => `there is no selection \`${name}\``,
    'A condition can only use the selections of its own detection.',
    'correct the name, or add the selection to `detection`',
  ),
  'pattern-without-quantifier': error(
    (pattern: string) => `\`${pattern}\` names several selections`,
    'With a pattern, the condition must state whether one or all of the selections must match.',
    'write `1 of` or `all of` before it',
  ),
  'no-selection-matches': error(
    (pattern: string) => `no selection matches \`${pattern}\``,
    'A quantifier over no selections would be always true or always false.',
    'add such a selection, or remove this part of the condition',
  ),
  'too-few-selections': error(
    (count: number, pattern: string, found: number) =>
      `\`${pattern}\` names ${found === 1 ? 'one selection' : `${found} selections`}; ${count} can never match`,
    'The condition can never be true.',
    'use a smaller number, or add selections',
  ),
  'zero-of': error(
    () => '`0 of` is true for every event',
    'A quantifier states how many selections must match.',
    'write `not 1 of` if none may match',
  ),
  'too-many-combinations': error(
    (count: number, of: number, limit: number) =>
      `there are more than ${limit} ways to choose ${count} of ${of} selections`,
    '`N of` expands to every choice of N selections.',
    () => raiseLimit('combinations'),
  ),
  'too-many-references': error(
    (limit: number) => `the condition needs ${moreThan(limit, 'references')}`,
    'A condition that refers to many selections many times can expand to a query of any size.',
    () => raiseLimit('references'),
  ),
  'unused-selection': warning(
    (name: string) => `the condition does not use the selection \`${name}\``,
    'An unused selection usually means a mistake in the condition.',
    'add it to the condition, or remove it',
  ),
} as const
