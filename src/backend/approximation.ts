import { sentences } from '../text/sentences.js'

/**
 * The ways in which the query of a correlation may differ from the correlation if the platform cannot express it
 * exactly. The query may over-match, and it may miss events.
 */
export const approximations = sentences({
  'fixed-windows': 'time windows are fixed: events on both sides of a window boundary are not grouped together',
  'whole-windows':
    'each window is evaluated once, with all of its events: a condition that only held earlier in it is missed',
  'search-range':
    'each run only sees the events of its time range, which replaces the time span: the range may be longer, and does not slide with the events',
  'longer-timespan': 'the platform does not have this time span, so the query uses the next longer one',
  'estimated-figures': 'distinct counts, medians and percentiles are estimates if there are many values',
  'percentile-between-values': 'a percentile or median between two values may be interpolated differently',
  'first-rule-only': 'an event that matches several of the rules only counts for the first of them',
  'first-name-only': 'a field with several possible names is only read by its first name',
  'once-for-each-rule': 'an event that matches several of the rules counts once for each of them',
  'equal-times': 'events with the same time have no order',
  'missing-as-group': 'events without a value for a group field form a group of their own',
  'separate-matches': 'an event is part of one match only: the platform starts again after each match',
  'one-timespan': 'one time span applies to the correlation and to the correlations that it refers to',
  'timespan-of-each-step':
    'the time span applies from each event to the next one in the order, not to all of them together',
  'learning-period':
    'the values that the platform has learned so far decide what is new, not the events within exactly the time span',
})

/** The name of a way in which the query of a correlation may differ from it. */
export type Approximation = keyof typeof approximations
