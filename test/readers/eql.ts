import { readFileSync } from 'node:fs'
import peggy from 'peggy'
import type { Json } from '../../src/index.js'
import { fieldLeaves } from './elastic-event.js'
import type { Mapping } from './elastic-mapping.js'
import { evaluateEql } from './eql-evaluate.js'
import type { EqlQuery } from './eql-tree.js'

const parser = peggy.generate(readFileSync(new URL('./eql.peggy', import.meta.url), 'utf8'))

/** The tree of an event query; throws an error with a place if the pages do not define its meaning. */
export function parseEql(query: string): EqlQuery {
  try {
    return parser.parse(query) as EqlQuery
  } catch (error) {
    const at = error instanceof parser.SyntaxError ? error.location.start.offset : 0
    throw new Error(`${error instanceof Error ? error.message : String(error)} (at character ${at} of: ${query})`)
  }
}

/** The events that an event query returns, in an index of these types that has all the fields of the query. */
export function eqlSelector(query: string, mapping: Mapping): (event: Json) => boolean {
  const { category, condition } = parseEql(query)
  const isOfCategory = (event: Json): boolean =>
    category === null || fieldLeaves(event, 'event.category').includes(category)
  return (event) => isOfCategory(event) && evaluateEql(condition, event, mapping)
}
