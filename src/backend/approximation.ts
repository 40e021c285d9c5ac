import { sentences } from '../text/sentences.js'

/** How the query of a correlation may differ from it, where the platform cannot do the same. It may then find more, and it may miss something. */
export const approximations = sentences({
  'fixed-windows': 'time is cut at fixed points: events on both sides of a cut are not put together',
  'whole-windows':
    'a window is measured once, with all of its events, and not anew at each of them: what held at one of them need not hold in the end',
  'search-range':
    'each run sees only the events of its own time range, which stands for the time span: it may be longer, and does not move with the events',
  'longer-timespan': 'the platform has no time span of this length, and takes the next longer one',
  'estimated-figures': 'numbers of different values, medians and percentiles are estimates where there are many values',
  'percentile-between-values': 'a percentile or median that falls between two values may be taken in another way',
  'first-rule-only': 'an event that several of the rules match counts for the first of them only',
  'first-name-only': 'a field that may have several names in the events is looked up by the first of them only',
  'once-for-each-rule': 'an event that several of the rules match counts once for each of them',
  'equal-times': 'of events of the same time none comes after another',
  'missing-as-group': 'events without a value for a group field are put together, as if that were a value',
  'separate-matches': 'an event is part of one match only: the platform starts anew after each',
  'one-timespan': 'one time span holds for the correlation together with those that it is built on',
  'timespan-of-each-step':
    'the time span holds from each event to the next one of the order, not for all of them together',
  'learning-period':
    'what the platform has learned so far decides what is new, not the events of exactly the time span before',
})

export type Approximation = keyof typeof approximations
