import { render } from '../../../src/dialect/dialect.js'
import { type Rendering, type Unsupported, unsupported } from '../../../src/dialect/rendering.js'
import { someText } from '../../../src/ir/pattern.js'
import type { Keyword, KeywordRegex } from '../../../src/ir/predicate.js'
import { kql } from '../kql/kql.js'
import { lucene } from '../lucene/lucene.js'
import { isAtLeast, type Version } from '../versions.js'
import { foreign } from './esql-text.js'

// ES|QL's search functions accept a query in another language. They are never null, and can be operands of NOT, AND and
// OR, but not arguments of other functions (`checkFullTextFunctionsParents` in Elasticsearch's FullTextFunction.java).
//
// https://www.elastic.co/docs/reference/query-languages/esql/functions-operators/search-functions
// https://www.elastic.co/docs/reference/query-languages/esql/limitations#esql-limitations-full-text-search

export type SearchFunction = 'KQL' | 'QSTR'

export const searchCall = (name: SearchFunction, query: string, ...options: readonly string[]): string =>
  `${name}(${[foreign(query), ...options].join(', ')})`

/**
 * Refuses search functions in versions where they are a preview: https://github.com/elastic/elasticsearch/pull/129897
 */
export const searchRefusal = (version: Version): Unsupported | undefined =>
  isAtLeast(version, '8.19')
    ? undefined
    : unsupported(`ES|QL search functions require version 8.19, and \`minimum-version\` is ${version}`)

/** A keyword as a search over all fields, in a language that supports it. */
export function keywordSearch(
  predicate: Keyword | KeywordRegex,
  name: SearchFunction,
  { version, maxRegexLength }: { readonly version: Version; readonly maxRegexLength: number },
): Rendering {
  // Elasticsearch removes the backslash from an escaped star, and then reads it as a wildcard
  // (`escapeLuceneQueryString` in ParserUtils.java).
  if (name === 'KQL' && predicate.kind === 'keyword' && someText(predicate.pattern, (text) => text.includes('*'))) {
    return unsupported('in a search over all fields, `*` is always a wildcard')
  }
  const rendering = render(
    predicate,
    name === 'KQL' ? kql({ flattened: '' }, {}) : lucene({ case: 'assume', maxRegexLength }, {}),
  )
  if (typeof rendering === 'string') return searchRefusal(version) ?? searchCall(name, rendering)
  return 'text' in rendering
    ? (searchRefusal(version) ?? { ...rendering, text: searchCall(name, rendering.text) })
    : rendering
}
