import type { Json } from '../../../src/index.js'
import { fieldLeaves } from '../elastic/elastic-event.js'
import type { Mapping } from '../elastic/elastic-mapping.js'
import { grammarReader } from '../grammar.js'
import { evaluateEql } from './eql-evaluate.js'
import type { EqlQuery } from './eql-tree.js'

/** The tree of an event query; throws an error with a place if the pages do not define its meaning. */
export const parseEql = grammarReader<EqlQuery>('eql/eql.peggy')

/** The events that an event query returns, in an index of these types that has all the fields of the query. */
export function eqlSelector(query: string, mapping: Mapping): (event: Json) => boolean {
  const { category, condition } = parseEql(query)
  const isOfCategory = (event: Json): boolean =>
    category === null || fieldLeaves(event, 'event.category').includes(category)
  return (event) => isOfCategory(event) && evaluateEql(condition, event, mapping)
}
