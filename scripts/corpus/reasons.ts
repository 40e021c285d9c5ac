/**
 * Something that a target cannot say by its nature, reviewed once for all rules. A rule that does not convert exactly needs no exception
 * of its own if each of its losses has a reason here.
 */
export interface Reason {
  readonly target: string
  /** The sentence of the dialect, letter by letter. */
  readonly because: string
  /** Why that is right, in our own words. */
  readonly review: string
}

const of = (target: string, sentences: Readonly<Record<string, string>>): Reason[] =>
  Object.entries(sentences).map(([because, review]) => ({ target, because, review }))

const oneField = 'a clause names one field and gives values for it; the right side is never a field'
const states = {
  'the regular expression exceeds Lucene’s determinization limit':
    'a part that may be repeated many times, with a start that recurs inside it: Lucene refuses to make its table of states',
}

const lookAround = {
  'Lucene regular expressions have no look-around':
    'Lucene’s expressions describe a regular set of whole values; of look-around only word boundaries can be said in another way',
}

export const reasons: readonly Reason[] = [
  ...of('datadog', {
    'Datadog log search cannot compare two fields': oneField,
    'Datadog log search has no regular expressions':
      'a value has `*` and `?` alone; an expression that says no more is exact, of others the texts that every match must hold stay',
    'Datadog does not document how to search for empty values':
      'quotes with nothing inside are on no page, and whether such values are indexed is not said either',
    'Datadog searches text word by word':
      'without a field the message is searched, which is taken apart into words; each run of letters and digits stays in the query',
    'a full-text search requires a letter or a digit':
      'the manual says that special characters cannot be searched for in a message: only attributes keep them',
    'Datadog log search cannot express control characters':
      'the manual has backslashes before special characters and blanks alone; `?` takes the place of a control character',
  }),
  ...of('kql', {
    'KQL cannot compare two fields': oneField,
    'KQL has no regular expressions': 'KQL has `*` alone; the texts that every match must hold stay in the query',
    'KQL has no single-character wildcard': 'KQL has `*` alone, which takes the place of `?` and also matches more',
    'KQL splits a value at its spaces in a search over all fields':
      'the fields that are searched may be of any type, so each word is looked for on its own',
    'KQL removes spaces at the ends of a value with wildcards':
      'a value with `*` cannot stand in quotes, and the parser has no escape for blanks; `*` takes their place',
  }),
  ...of('lucene', {
    'Lucene cannot compare two fields': oneField,
    ...states,
    ...lookAround,
    'Lucene regular expressions cannot contain control characters':
      'the expressions of Lucene’s query syntax have no escape for a line break, and a query is one line',
  }),
  ...of('eql', {
    ...states,
    ...lookAround,
    'EQL cannot compare two fields':
      'Elasticsearch’s EQL refuses a comparison of two fields; only a constant may stand on the right',
    'EQL cannot search all fields':
      'a condition names its fields; the whole document is searched by a filter beside the query, in another language',
  }),
  ...of('esql', {
    ...states,
    ...lookAround,
    'ES|QL conditions test fields, not the whole event; see the option `keywords`':
      'its functions for that (`QSTR`, `KQL`) hold a query of another language, which asks for words instead of values',
  }),
]
