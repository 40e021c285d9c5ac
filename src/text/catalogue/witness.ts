import { warning } from './entry.js'

/** Events that are made for rules. */
export const witnessMessages = {
  'no-matching-event': warning(
    () => 'no event was found that this rule matches',
    'Most likely the rule contradicts itself. None is looked for if it asks more than 500 things of an event, or has very long expressions.',
  ),
  'value-without-event': warning(
    () => 'no event was found that the rule matches by this',
    'The rule matches events, but none in which this holds: something else in the rule most likely excludes what it asks for.',
  ),
  'no-events-for-correlation': warning(
    () => 'no events are made for a correlation',
    'It is about several events in their time; detection rules in documents of their own get events.',
  ),
} as const
