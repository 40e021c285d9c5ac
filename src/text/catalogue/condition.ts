import { moreThan, raiseLimit } from '../limits.js'
import { error, warning } from './entry.js'

/** The condition of a rule. */
export const conditionMessages = {
  'empty-condition': error(() => 'the condition is empty', 'The condition says which selections an event must match.'),
  'condition-syntax': error(
    (found: string, expected: string) => `found ${found} where ${expected} should stand`,
    'A condition joins selections with `and`, `or`, `not`, `1 of`, `all of` and parentheses.',
  ),
  'condition-too-deep': error(
    (limit: number) => `parentheses are nested deeper than ${limit} levels`,
    'No condition needs this depth; the limit keeps hostile files from exhausting the stack.',
    () => raiseLimit('condition-depth'),
  ),
  'legacy-aggregation': warning(
    (type: string) => `the aggregation is read as a correlation of type \`${type}\``,
    'Sigma 2 replaced aggregations such as `| count() by user > 5` by correlations. The rule is converted as the correlation that it means.',
  ),
  'removed-aggregation': error(
    (because: string) => `this aggregation cannot be read: ${because}`,
    'Sigma 2 replaced aggregations by correlations. Those that no single correlation says are refused.',
    'write a correlation document: `event_count` or `value_count` count, `temporal` replaces `near`',
  ),
  'missing-timeframe': error(
    () => 'the aggregation needs a `timeframe`',
    'An aggregation without a time span counts over all events that there ever were, which no platform does.',
    'add `timeframe: 15m`, or another time span, beside `condition`',
  ),
  'removed-timeframe': warning(
    () => '`timeframe` is ignored: the condition has no aggregation',
    'A time span has a meaning only for several events. Sigma 2 moved it into correlations.',
    'remove it, or write a correlation document with a `timespan`',
  ),
  'unknown-selection': error(
    (name: string) => `there is no selection \`${name}\``,
    'A condition can only use the selections that stand beside it.',
  ),
  'pattern-without-quantifier': error(
    (pattern: string) => `\`${pattern}\` names several selections`,
    'A pattern needs to know whether one of its selections must match, or all.',
    'write `1 of` or `all of` before it',
  ),
  'no-selection-matches': error(
    (pattern: string) => `no selection matches \`${pattern}\``,
    'A quantifier over nothing would be always true or never.',
  ),
  'too-few-selections': error(
    (count: number, pattern: string, found: number) =>
      `\`${pattern}\` names ${found === 1 ? 'one selection' : `${found} selections`}; ${count} can never match`,
    'The condition could never be true.',
  ),
  'zero-of': error(
    () => '`0 of` is true for every event',
    'A quantifier counts the selections that must match.',
    'for none, write `not 1 of`',
  ),
  'too-many-combinations': error(
    (count: number, of: number, limit: number) =>
      `${count} of ${of} selections can be chosen in more than ${limit} ways`,
    '`N of` is written out as every choice of N selections.',
    () => raiseLimit('combinations'),
  ),
  'too-many-references': error(
    (limit: number) => `the condition has ${moreThan(limit, 'references')}`,
    'A condition that refers to many selections many times can become a query of any size.',
    () => raiseLimit('references'),
  ),
  'unused-selection': warning(
    (name: string) => `the condition does not use the selection \`${name}\``,
    'A selection that nothing uses is mostly a slip in the condition.',
  ),
} as const
