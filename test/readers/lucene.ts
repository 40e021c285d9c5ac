import { readFileSync } from 'node:fs'
import peggy from 'peggy'
import type { Json } from '../../src/index.js'
import { finds, type Search, type SearchSettings } from './elastic-search.js'

const parser = peggy.generate(readFileSync(new URL('./lucene.peggy', import.meta.url), 'utf8'))

/** The tree of a query; throws an error with a place if the page does not define its meaning. */
export function parseLucene(query: string): Search {
  try {
    return parser.parse(query) as Search
  } catch (error) {
    const at = error instanceof parser.SyntaxError ? error.location.start.offset : 0
    throw new Error(`${error instanceof Error ? error.message : String(error)} (at character ${at} of: ${query})`)
  }
}

/**
 * The events that a `query_string` query finds, in an index of these types. Without a field, a term is searched in all
 * fields.
 */
export function luceneSelector(query: string, settings: SearchSettings): (event: Json) => boolean {
  const search = parseLucene(query)
  return (event) => finds(search, event, settings)
}
