import { type Dialect, queryExpression, unsupported, wider } from 'sigmacast'

const quote = (text: string): string => `"${text.replace(/["\\]/g, '\\$&')}"`

/** A language with exact values only. https://example.org/manual */
export const toy: Dialect = {
  name: 'Toy search',
  logic: { and: ' AND ', or: ' OR ', not: (atom) => `NOT ${atom}`, missing: 'false' },
  field: (name) => (/^\w+$/.test(name) ? name : unsupported(`the name \`${name}\` cannot be written`)),
  predicates: {
    match: ({ pattern, cased }, field) => {
      const [only] = pattern
      if (pattern.length !== 1 || typeof only !== 'string') return wider(`${field}:*`, 'there are no wildcards')
      return cased ? wider(`${field}:${quote(only)}`, 'letter case does not count') : `${field}:${quote(only)}`
    },
    equals: ({ text }, field) => `${field}:${text}`,
    isNull: unsupported('presence cannot be asked'),
    exists: (_, field) => `${field}:*`,
    compare: unsupported('numbers are not compared'),
    regex: unsupported('there are no regular expressions'),
    cidr: unsupported('there are no networks'),
    fieldRef: unsupported('two fields cannot be compared'),
    keyword: unsupported('there is no search over all fields'),
    keywordRegex: unsupported('there are no regular expressions'),
    timePart: unsupported('a date cannot be taken apart'),
    expression: queryExpression,
  },
}
