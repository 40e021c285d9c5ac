import type { eventMessages } from '../catalogue/event.js'
import type { Rationales } from './rationales.js'

/** Diagnostics about events: those that a rule is matched with, and those that are made for it. */
export const eventRationales: Rationales<typeof eventMessages> = {
  'regex-not-matchable':
    'The matcher searches in linear time, so that it supports no look-around and no back-references.',
  'expression-not-matchable': 'A query expression is written in the language of a target and only has a meaning there.',
  'no-matching-event':
    'Most likely the rule contradicts itself. sigmacast does not search if a rule has more than 500 predicates or very long regular expressions.',
  'value-without-event':
    'The rule matches other events. Most likely another part of the rule excludes what this part requires.',
  'no-events-for-correlation':
    'A correlation is about several events over time. Detection rules in documents of their own get events.',
}
