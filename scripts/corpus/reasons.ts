/**
 * A construct that a target cannot express, reviewed once for all rules. A rule that does not convert exactly needs no
 * exception of its own if each of its losses has a reason here.
 */
export interface Reason {
  readonly target: string
  /** The exact sentence of the dialect. */
  readonly because: string
  /** Why the loss is correct, in our own words. */
  readonly review: string
}

const of = (target: string, sentences: Readonly<Record<string, string>>): Reason[] =>
  Object.entries(sentences).map(([because, review]) => ({ target, because, review }))

const oneField = 'a clause names one field and its values; the right side is never a field'
const states = {
  'the regular expression exceeds Lucene’s determinization limit':
    'a part may repeat many times and contains its own beginning: Lucene refuses to determinize it',
}

const lookAround = {
  'Lucene regular expressions have no look-around':
    'Lucene’s expressions describe whole values; word boundaries are the only look-around with an equivalent',
}

export const reasons: readonly Reason[] = [
  ...of('datadog', {
    'Datadog log search cannot compare two fields': oneField,
    'Datadog log search has no regular expressions':
      'values only have `*` and `?`; expressions that need no more are exact, the others keep the strings that every match contains',
    'Datadog does not document how to search for empty values':
      'no page documents empty quotation marks, or whether empty values are indexed',
    'Datadog searches text word by word':
      'without a field, Datadog searches the message, which is split into words; the query keeps each run of letters and digits',
    'a full-text search requires a letter or a digit':
      'by the manual, special characters cannot be searched for in a message; only attributes keep them',
    'Datadog replaces the status of a log with one of its own; map it to another attribute':
      'the log status remapper maps every value to one of nine statuses; the original value is elsewhere, if it is kept',
    'Datadog log search cannot express control characters':
      'the manual only has escapes for special characters and spaces; `?` replaces a control character',
  }),
  ...of('kql', {
    'KQL cannot compare two fields': oneField,
    'KQL has no regular expressions': 'KQL only has `*`; the query keeps the strings that every match contains',
    'KQL has no single-character wildcard': 'KQL only has `*`, which replaces `?` and also matches more',
    'KQL splits a value at its spaces in a search over all fields':
      'the searched fields can have any type, so each word is searched for separately',
    'KQL removes spaces at the ends of a value with wildcards':
      'a value with `*` cannot be quoted, and the parser has no escape for spaces; `*` replaces them',
  }),
  ...of('lucene', {
    'Lucene cannot compare two fields': oneField,
    ...states,
    ...lookAround,
    'Lucene regular expressions cannot contain control characters':
      'Lucene’s regular expressions have no escape for a line break, and a query is one line',
  }),
  ...of('eql', {
    ...states,
    ...lookAround,
    'EQL cannot compare two fields':
      'Elasticsearch’s EQL rejects a comparison of two fields; the right side must be a constant',
    'EQL cannot search all fields':
      'a condition names its fields; only a filter in another language, next to the query, searches the whole document',
  }),
  ...of('esql', {
    ...states,
    ...lookAround,
    'ES|QL conditions test fields, not the whole event':
      'its search functions (`QSTR`, `KQL`) contain a query in another language, which searches for words instead of values',
  }),
]
