import type { Json } from '../../../src/index.js'
import type { Mapping } from '../elastic/elastic-mapping.js'
import { finds } from '../elastic/elastic-search.js'
import { readKql } from '../kql/elasticsearch-kql.js'
import { parseLucene } from '../lucene/lucene.js'

/**
 * True if a search function of ES|QL, `KQL` or `QSTR`, finds an event, in an index of these types. `ignoresCase` is the
 * option `case_insensitive` of `KQL`.
 *
 * https://www.elastic.co/docs/reference/query-languages/esql/functions-operators/search-functions
 */
export function searchFinds(name: string, text: string, ignoresCase: boolean, event: Json, mapping: Mapping): boolean {
  return name === 'KQL'
    ? finds(readKql(text), event, { mapping, hasCaseOfQuery: ignoresCase })
    : finds(parseLucene(text), event, { mapping })
}
