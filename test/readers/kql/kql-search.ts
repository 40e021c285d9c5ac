import type { Json } from '../../../src/index.js'
import { isAny, joined } from '../elastic/elastic-pattern.js'
import { finds, type Search, type SearchSettings } from '../elastic/elastic-search.js'
import type { Pattern, PatternPart } from '../pattern.js'
import { parseKql } from './kql.js'
import type { KqlNode, KqlValue } from './kql-tree.js'

/**
 * The events that a Kibana query finds, in an index of these types. Kibana makes a `term` or `wildcard` query for a
 * field that it only knows as a `keyword` field, and `match_phrase`, `match` or `query_string` for others.
 *
 * https://www.elastic.co/docs/reference/query-languages/kql
 * https://github.com/elastic/kibana/blob/main/src/platform/packages/shared/kbn-es-query/src/kuery/functions/is.ts
 */
export function kqlSelector(query: string, settings: SearchSettings): (event: Json) => boolean {
  const search = searchOf(parseKql(query), settings)
  return (event) => finds(search, event, settings)
}

function searchOf(node: KqlNode, settings: SearchSettings): Search {
  switch (node.kind) {
    case 'and':
    case 'or':
      return { kind: node.kind, args: node.args.map((arg) => searchOf(arg, settings)) }
    case 'not':
      return { kind: 'not', arg: searchOf(node.arg, settings) }
    case 'exists':
      return node
    case 'range':
      return {
        kind: 'range',
        field: node.field,
        bounds: [{ op: OPERATORS[node.op] ?? fail(node.op), number: node.value }],
      }
    case 'is':
      return isSearch(node.field, node.value, settings)
  }
}

const OPERATORS = { lt: '<', lte: '<=', gt: '>', gte: '>=' } as Readonly<Record<string, '<' | '<=' | '>' | '>='>>

function isSearch(field: string | null, value: KqlValue, { mapping }: SearchSettings): Search {
  if ('phrase' in value) return { kind: 'value', field, value: joined([value.phrase]) }
  if ('bare' in value) {
    if (value.bare === null) return fail('null is no value that can be searched for')
    const text = String(value.bare)
    if (/\s/.test(text)) return fail('what several words without quotes are is up to the analyzer')
    return { kind: 'value', field, value: joined([text]) }
  }
  const isKeyword = field !== null && mapping(field, 'text', []) === 'keyword'
  const args = isKeyword ? [value.wildcard] : atBlanks(value.wildcard)
  return anyOf(args.map((one): Search => ({ kind: 'value', field, value: one })))
}

const anyOf = (args: readonly Search[]): Search => {
  const [only, ...more] = args
  return only !== undefined && more.length === 0 ? only : { kind: 'or', args }
}

/** In a query string a space ends a term, and any of the terms may match. */
function atBlanks(whole: Pattern): readonly Pattern[] {
  const terms: PatternPart[][] = [[]]
  for (const part of whole) {
    const [first = '', ...more] = typeof part === 'string' ? part.split(/\s+/) : [part]
    terms.at(-1)?.push(first)
    for (const term of more) terms.push([term])
  }
  const found = terms.map((parts) => joined(parts)).filter((parts) => parts.length > 0)
  if (found.length > 1 && found.some(([first, ...more]) => isAny(first) && more.length === 0)) {
    return fail('a star between blanks is every value')
  }
  return found
}

function fail(because: string): never {
  throw new Error(because)
}
