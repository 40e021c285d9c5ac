import type { conditionMessages } from '../catalogue/condition.js'
import type { Rationales } from './rationales.js'

/** The condition of a rule. */
export const conditionRationales: Rationales<typeof conditionMessages> = {
  'empty-condition': 'The condition states which selections an event must match.',
  'condition-syntax': 'A condition joins selections with `and`, `or`, `not`, `1 of`, `all of` and parentheses.',
  'condition-too-deep': 'No condition needs this depth. The limit keeps hostile files from exhausting the stack.',
  'legacy-aggregation':
    'Sigma 2 replaced aggregations such as `| count() by user > 5` with correlations. sigmacast converts the rule as the equivalent correlation.',
  'removed-aggregation':
    'Sigma 2 replaced aggregations with correlations. sigmacast rejects an aggregation that no single correlation can express.',
  'missing-timeframe':
    'Without a time span, the aggregation would count over all events ever recorded, which no platform does.',
  'removed-timeframe': 'A time span is only meaningful for several events. Sigma 2 moved it to correlations.',
  'unknown-selection': 'A condition can only use the selections of its own detection.',
  'pattern-without-quantifier':
    'With a pattern, the condition must state whether one or all of the selections must match.',
  'no-selection-matches': 'A quantifier over no selections would be always true or always false.',
  'too-few-selections': 'The condition can never be true.',
  'zero-of': 'A quantifier states how many selections must match.',
  'too-many-combinations': '`N of` expands to every choice of N selections.',
  'too-many-references': 'A condition that refers to many selections many times can expand to a query of any size.',
  'unused-selection': 'An unused selection usually means a mistake in the condition.',
}
