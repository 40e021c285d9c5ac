/**
 * A limitation of a query language, reviewed once for all rules. A rule that does not convert exactly needs no exception of its own if each of
 * its losses has a reason here.
 */
export interface Reason {
  readonly target: string
  /** The exact sentence of the dialect. */
  readonly because: string
  /** The reason, in our own words. */
  readonly review: string
}

const of = (target: string, sentences: Readonly<Record<string, string>>): Reason[] =>
  Object.entries(sentences).map(([because, review]) => ({ target, because, review }))

const twoFields = {
  'two fields cannot be compared': 'a clause compares one field with values; its right side is never a field',
}
const states = {
  'it has more states than the language counts':
    'a part that may repeat many times, with a beginning that recurs inside it: Lucene refuses to determinize it',
}

const lookAround = {
  'Lucene regular expressions have no look-around':
    'Lucene’s expressions describe whole values; sigmacast can translate only word boundaries',
}

export const reasons: readonly Reason[] = [
  ...of('datadog', {
    ...twoFields,
    'there are no regular expressions':
      'values support only `*` and `?`; other expressions become the texts that every match must contain',
    'how an empty value is searched for is not documented':
      'Datadog documents neither empty quotes nor whether it indexes empty values',
    'the search goes word by word':
      'without a field, Datadog searches the words of the message; the query contains each run of letters and digits',
    'a search by words needs a letter or a digit':
      'the manual says that special characters in a message are not searchable; only attributes keep them',
    'there is no notation for control characters':
      'the manual has escapes only for special characters and spaces; the query has `?` for a control character',
  }),
  ...of('kql', {
    ...twoFields,
    'there are no regular expressions':
      'KQL supports only `*`; the query contains the texts that every match must contain',
    'there is no single-character wildcard': 'KQL supports only `*`; the query has `*` for `?`, which matches more',
    'a search over all fields takes a value apart at its blanks':
      'the searched fields may have any type, so KQL searches each word separately',
    'a blank at an end of a value with wildcards is cut off':
      'a value with `*` cannot have quotes, and the parser has no escape for spaces; the query has `*` instead',
  }),
  ...of('lucene', {
    ...twoFields,
    ...states,
    ...lookAround,
    'a control character has no notation in an expression':
      'regular expressions in Lucene’s query syntax have no escape for a line break, and a query is one line',
  }),
  ...of('eql', {
    ...states,
    ...lookAround,
    'two fields cannot be compared':
      'Elasticsearch rejects EQL comparisons of two fields; the right side must be a constant',
    'there is no search over all fields':
      'an EQL condition needs a field; only a filter in another language can search the whole document',
  }),
  ...of('esql', {
    ...states,
    ...lookAround,
    'a condition asks fields, not the whole event':
      'the functions for that (`QSTR`, `KQL`) contain a query of another language, which searches words instead of values',
  }),
]
