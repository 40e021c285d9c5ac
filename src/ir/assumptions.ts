import { sentences } from '../text/sentences.js'

/** The assumptions that a query may depend on, with a statement about the data for each. */
export const assumptions = sentences({
  'letter-case': 'values in the events have the same letter case as in the rule',
  'single-valued': 'fields contain a single value, not a list',
  'raw-text': 'the event is one text, and keywords search this raw text',
  'whole-terms': 'keywords occur in the events as whole terms of the index, not inside longer words',
  'single-line': 'values contain no line breaks',
  'field-type': 'fields have the types that the query requires: numbers, IP addresses, dates in UTC, or whole strings',
  placeholder: 'no field contains the text `(missing)`, which represents a missing value',
  'window-size': 'no group has more than 10,000 events within a time span',
  'window-edge': 'no two events are exactly one time span apart',
})

/** The name of an assumption about the data. */
export type Assumption = keyof typeof assumptions
