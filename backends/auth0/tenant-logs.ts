import type { Dialect } from '../../src/dialect/dialect.js'
import { escapeWith } from '../../src/dialect/escape.js'
import { prefixNegation } from '../../src/dialect/prefix-negation.js'
import { queryExpression } from '../../src/dialect/query-expression.js'
import { assuming, negated, type Rendering, singleLine, unsupported, wider } from '../../src/dialect/rendering.js'
import type { Assumption } from '../../src/ir/assumptions.js'
import { hasCase, isAny, type Pattern, plainText } from '../../src/ir/pattern.js'
import type { Predicate } from '../../src/ir/predicate.js'
import { type RegexPatterns, regexPatterns } from '../../src/ir/regex-patterns.js'
import { CONTROL } from '../../src/text/control-characters.js'
import { ipPrefixes } from './ip-prefixes.js'
import { wildcardTerm } from './wildcard-term.js'

/** Complete list of searchable fields; any other name in a query is an error. */
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

const list = (field: string, items: readonly string[]): string => `${field}:(${items.join(' OR ')})`

/**
 * Tenant log search: a small part of Lucene's syntax, over whole values of a few fields. The manual does not say
 * whether its remarks on letter case apply to names or to values, and one of its examples contradicts the latter. So
 * every text with letters rests on the assumption `letter-case`.
 *
 * https://auth0.com/docs/deploy-monitor/logs/log-search-query-syntax
 */
export const tenantLogs: Dialect = {
  name: 'Auth0 log search',
  logic: { and: ' AND ', or: ' OR ', not: prefixNegation('type:*'), missing: 'false' },
  field: (name) => {
    const own = name.replaceAll('{}', '').replace(/^data\./, '')
    return SEARCHABLE.has(own) ? own : unsupported(`Auth0 cannot search the field \`${name}\``)
  },
  predicates: {
    match: ({ pattern }, field) => value(field, pattern),
    equals: ({ text }, field) => exactValue(field, text),
    isNull: (_, field) => negated(`${field}:*`),
    exists: (_, field) => `${field}:*`,
    compare: unsupported('Auth0 log search cannot compare numbers'),
    regex: ({ source, flags }, field) => renderPatterns(field, regexPatterns(source, flags)),
    cidr: ({ network }, field) => ipPrefixes(field, network),
    fieldRef: unsupported('Auth0 log search cannot compare two fields'),
    keyword: unsupported('Auth0 searches for terms without a field in seven fields only, not in the whole event'),
    keywordRegex: unsupported('Auth0 log search has no regular expressions'),
    timePart: unsupported('Auth0 log search cannot extract parts of a date'),
    expression: queryExpression,
  },
  oneOf: [{ items: listItems, list }],
}

const escaped = escapeWith(/["\\]/g)
const quote = (text: string): string => `"${escaped(text)}"`

function value(field: string, pattern: Pattern): Rendering {
  if (field === 'date') return unsupported('the field `date` contains a time, not a string')
  const text = plainText(pattern)
  if (text !== undefined)
    return text === '' ? unsupported('Auth0 log search cannot search for empty values') : exactValue(field, text)
  return pattern.length === 1 && isAny(pattern[0]) ? `${field}:*` : wildcardTerm(field, pattern)
}

/** Renders the alternative patterns of a regular expression; the result is only as exact as the least exact pattern. */
function renderPatterns(field: string, regex: RegexPatterns | undefined): Rendering {
  if (regex === undefined) return unsupported('Auth0 log search has no regular expressions')
  const parts = regex.patterns.map((pattern) => value(field, pattern))
  const texts: string[] = []
  const assumptions: Assumption[] = []
  let because: string | undefined
  for (const part of parts) {
    if (typeof part === 'string') texts.push(part)
    else if (part.fidelity === 'unsupported') return part
    else {
      texts.push(part.text)
      if ('assumptions' in part) assumptions.push(...part.assumptions)
      if ('because' in part) because = part.because
    }
  }
  const text = texts.length === 1 ? texts.join() : `(${[...new Set(texts)].join(' OR ')})`
  const allAssumptions = new Set([...assumptions, ...singleLine(regex.overLines, because !== undefined)])
  return because === undefined ? assuming(text, ...allAssumptions) : wider(text, because, ...allAssumptions)
}

function exactValue(field: string, text: string): Rendering {
  if (CONTROL.test(text)) return unsupported('Auth0 log search cannot express control characters')
  const query = `${field}:${quote(text)}`
  return hasCase(text) ? assuming(query, 'letter-case') : query
}

function listItems(predicate: Predicate): readonly string[] | undefined {
  if (predicate.kind === 'equals') return [quote(predicate.text)]
  const text = predicate.kind === 'match' ? plainText(predicate.pattern) : undefined
  return text === undefined ? undefined : [quote(text)]
}
