import type { Dialect } from '../../src/emit/dialect.js'
import { CONTROL, escapeWith } from '../../src/emit/escape.js'
import { queryExpression } from '../../src/emit/query-expression.js'
import { assuming, negated, type Rendering, unsupported } from '../../src/emit/rendering.js'
import { hasCase, isAny, plainText } from '../../src/ir/pattern.js'
import type { Predicate } from '../../src/ir/predicate.js'
import { ipPrefixes } from './ip-prefixes.js'
import { wildcardTerm } from './wildcard-term.js'

/** The complete list of what can be searched; any other name in a query is an error. */
const SEARCHABLE: ReadonlySet<string> = new Set([
  'client_id',
  'client_name',
  'connection',
  'connection_id',
  'date',
  'description',
  'hostname',
  'ip',
  'log_id',
  'organization_id',
  'strategy',
  'strategy_type',
  'type',
  'user_agent',
  'user_id',
  'user_name',
])

/**
 * Tenant log search: a small part of Lucene's syntax, over whole values of a few fields. What the manual says of letter case can be read of
 * names or of values, and one of its examples contradicts the latter, so every text with letters rests on the assumption `letter-case`.
 * In Lucene's syntax a negation alone, or beside OR, matches nothing; every event has a type, so `type:*` stands for all of them.
 *
 * https://auth0.com/docs/deploy-monitor/logs/log-search-query-syntax
 */
export const tenantLogs: Dialect = {
  name: 'Auth0 log search',
  logic: { and: ' AND ', or: ' OR ', not: negation, missing: 'false' },
  field: (name) => {
    const own = name.replaceAll('{}', '').replace(/^data\./, '')
    return SEARCHABLE.has(own) ? own : unsupported(`the field \`${name}\` is not searchable`)
  },
  predicates: {
    match: ({ pattern }, field): Rendering => {
      if (field === 'date') return unsupported('a date is a time, not a text')
      const text = plainText(pattern)
      if (text !== undefined) return text === '' ? unsupported('an empty value') : exactValue(field, text)
      return pattern.length === 1 && isAny(pattern[0]) ? `${field}:*` : wildcardTerm(field, pattern)
    },
    equals: ({ text }, field) => exactValue(field, text),
    isNull: (_, field) => negated(`${field}:*`),
    exists: (_, field) => `${field}:*`,
    compare: unsupported('numbers are not compared'),
    regex: unsupported('there are no regular expressions'),
    cidr: ({ network }, field) => ipPrefixes(field, network),
    fieldRef: unsupported('two fields cannot be compared'),
    keyword: unsupported('a text without a field is looked for in seven fields only, not in the whole event'),
    keywordRegex: unsupported('there are no regular expressions'),
    timePart: unsupported('a date cannot be taken apart'),
    expression: queryExpression,
  },
  oneOf: { items: listItems, list: (field, items) => `${field}:(${items.join(' OR ')})` },
}

function negation(atom: string, besidePositive: boolean): string {
  return besidePositive ? `NOT ${atom}` : `(type:* AND NOT ${atom})`
}

const escaped = escapeWith(/["\\]/g)
const quote = (text: string): string => `"${escaped(text)}"`

function exactValue(field: string, text: string): Rendering {
  if (CONTROL.test(text)) return unsupported('there is no notation for control characters')
  const query = `${field}:${quote(text)}`
  return hasCase(text) ? assuming(query, 'letter-case') : query
}

function listItems(predicate: Predicate): readonly string[] | undefined {
  if (predicate.kind === 'equals') return [quote(predicate.text)]
  const text = predicate.kind === 'match' ? plainText(predicate.pattern) : undefined
  return text === undefined ? undefined : [quote(text)]
}
