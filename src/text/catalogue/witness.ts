import { warning } from './entry.js'

/** Events that are made for rules. */
export const witnessMessages = {
  'no-matching-event': warning(
    () => 'found no event that the rule matches',
    'Most likely the rule contradicts itself. sigmacast does not search if a rule has more than 500 predicates or very long regular expressions.',
  ),
  'value-without-event': warning(
    () => 'found no event that makes this part of the rule match',
    'The rule matches other events. Most likely another part of the rule excludes what this part requires.',
  ),
  'no-events-for-correlation': warning(
    () => 'sigmacast makes no events for correlations',
    'A correlation is about several events over time. Detection rules in documents of their own get events.',
  ),
} as const
