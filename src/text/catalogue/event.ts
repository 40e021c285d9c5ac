import { error, warning } from './entry.js'

/** Diagnostics about events: those that a rule is matched with, and those that are made for it. */
export const eventMessages = {
  'regex-not-matchable': error(
    (reason: string) => `the matcher cannot run this regular expression: ${reason}`,
    'write the expression without look-around and back-references',
  ),
  'expression-not-matchable': error(
    () => 'the matcher cannot evaluate query expressions',
    'leave out the pipeline that inserts it',
  ),
  'no-matching-event': warning(() => 'found no event that the rule matches'),
  'value-without-event': warning(() => 'found no event that makes this part of the rule match'),
  'no-events-for-correlation': warning(() => 'sigmacast makes no events for correlations'),
} as const
