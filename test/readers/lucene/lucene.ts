import type { Json } from '../../../src/index.js'
import { finds, type Search, type SearchSettings } from '../elastic/elastic-search.js'
import { grammarReader } from '../grammar.js'

/** The tree of a query; throws an error with a place if the page does not define its meaning. */
export const parseLucene = grammarReader<Search>('lucene/lucene.peggy')

/**
 * The events that a `query_string` query finds, in an index of these types. Without a field, a term is searched in all
 * fields.
 */
export function luceneSelector(query: string, settings: SearchSettings): (event: Json) => boolean {
  const search = parseLucene(query)
  return (event) => finds(search, event, settings)
}
