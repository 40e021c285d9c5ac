import type { Dialect, Logic } from '../../src/dialect/dialect.js'
import { unsupported } from '../../src/dialect/rendering.js'

const no = unsupported('no')

/** A language of numbers, without lists. */
export const plainDialect = (logic: Partial<Logic> = {}): Dialect => ({
  name: 'Plain',
  logic: { and: ' and ', or: ' or ', not: (atom) => `not ${atom}`, missing: 'false', ...logic },
  field: (name) => name,
  predicates: {
    equals: ({ text }, field) => `${field}=${text}`,
    ...{ match: no, isNull: no, exists: no, compare: no, regex: no, cidr: no, fieldRef: no },
    ...{ keyword: no, keywordRegex: no, timePart: no, expression: no },
  },
})
