import { type Expr, forEachLeaf, type Predicate } from '../../src/backend.js'
import type { Json } from '../../src/index.js'
import { isObject } from '../../src/ir/json.js'
import { isAnything } from '../../src/ir/pattern.js'
import { isFieldPredicate } from '../../src/ir/predicate.js'
import { regexPatterns } from '../../src/ir/regex-patterns.js'
import type { KnownDifference } from './known-difference.js'

/** The only list of excuses. Every other difference of an engine is a disagreement. */
export const knownDifferences: readonly KnownDifference[] = [
  {
    engines: ['spl'],
    because: 'field extraction decides what a JSON null becomes; the reader treats it as a missing value',
    page: 'https://docs.splunk.com/Documentation/Splunk/latest/SearchReference/Spath',
    reads: withoutNulls,
  },
  {
    engines: ['kibana', 'query_string', 'lucene', 'eql', 'esql'],
    because: 'null is not indexed: a field with the value null is missing',
    page: 'https://www.elastic.co/docs/reference/elasticsearch/mapping-reference/null-value',
    reads: withoutNulls,
  },
  {
    engines: ['kibana', 'query_string'],
    because: 'an object exists if a field in it exists: the query tests the fields in it',
    page: 'https://github.com/elastic/elasticsearch/issues/46928',
    reads: (event, expr) => withObjects(withoutNulls(event), expr),
  },
  {
    engines: ['eql'],
    because: "the library does not support the doubled back-tick of Elasticsearch's grammar",
    page: 'https://github.com/elastic/elasticsearch/blob/main/x-pack/plugin/eql/src/main/antlr/EqlBase.g4',
    explains: (found) => found.kind === 'refusal' && found.query.includes('``'),
  },
  {
    engines: ['vrl', 'datadog'],
    because: 'an attribute with the value null is missing',
    page: 'https://docs.datadoghq.com/logs/explorer/search_syntax/',
    reads: withoutNulls,
  },
  {
    engines: ['auth0', 'auth0-lucene'],
    because: 'the search finds values, and null is not a value',
    page: 'https://auth0.com/docs/deploy-monitor/logs/log-search-query-syntax',
    reads: withoutNulls,
  },
]

/** The event without its nulls. */
function withoutNulls(event: Json): Json {
  if (Array.isArray(event)) return event.filter((element) => element !== null).map(withoutNulls)
  if (typeof event !== 'object' || event === null) return event
  const entries = Object.entries(event).filter(([, value]) => value !== null)
  return Object.fromEntries(entries.map(([key, value]) => [key, withoutNulls(value)]))
}

/** The event with a value for each object whose presence the expression tests, if there is a value in the object. */
function withObjects(event: Json, expr: Expr): Json {
  if (!isObject(event)) return event
  const paths = pathsOf(event)
  const found: Record<string, Json> = { ...event }
  forEachLeaf(expr, (predicate) => {
    if (!isFieldPredicate(predicate) || !asksPresence(predicate)) return
    const name = predicate.field.replaceAll('{}', '')
    if (paths.some((path) => path.startsWith(`${name}.`))) found[name] = 'an object'
  })
  return found
}

/** Predicates that become `field:*`. */
function asksPresence(predicate: Predicate): boolean {
  switch (predicate.kind) {
    case 'match':
      return isAnything(predicate.pattern)
    case 'regex':
      return regexPatterns(predicate.source, predicate.flags)?.patterns.some(isAnything) ?? false
    default:
      return predicate.kind === 'exists' || predicate.kind === 'isNull'
  }
}

/** Names under which the index has values of the event. */
function pathsOf(value: Json, path = ''): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((element) => pathsOf(element, path))
  if (typeof value !== 'object' || value === null) return value === null || value === undefined ? [] : [path]
  return Object.entries(value).flatMap(([key, inner]) => pathsOf(inner, path === '' ? key : `${path}.${key}`))
}
