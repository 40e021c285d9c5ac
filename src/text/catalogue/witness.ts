import { warning } from './entry.js'

/** Events that are made for rules. */
export const witnessMessages = {
  'no-matching-event': warning(
    () => 'no event was found that this rule matches',
    'Most likely the rule contradicts itself, and will never find anything. Of one that asks more than 500 things of an event, or takes too many steps for its regular expressions, none is looked for.',
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
