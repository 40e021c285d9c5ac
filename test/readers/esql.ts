import { readFileSync } from 'node:fs'
import peggy from 'peggy'
import type { Json } from '../../src/index.js'
import { evaluate } from './esql-evaluate.js'
import type { EsqlNode } from './esql-tree.js'
import { fieldTypes } from './esql-types.js'

const parser = peggy.generate(readFileSync(new URL('./esql.peggy', import.meta.url), 'utf8'))

/** The condition of a query; throws an error with a place for what is no query, or more than the reader knows. */
export function parseEsql(query: string): EsqlNode {
  try {
    return parser.parse(query) as EsqlNode
  } catch (error) {
    const at = error instanceof parser.SyntaxError ? error.location.start.offset : 0
    throw new Error(`${error instanceof Error ? error.message : String(error)} (at character ${at} of: ${query})`)
  }
}

/** Throws if Elasticsearch would refuse the query whatever the index is. */
export function checkEsql(query: string): void {
  fieldTypes(parseEsql(query))
}

/**
 * Which events the query returns, each an index of its own with the fields that the query needs: WHERE keeps an event for which the
 * condition is true, not null. Throws where only an index can tell.
 *
 * https://www.elastic.co/docs/reference/query-languages/esql/commands/where
 */
export function esqlSelector(query: string): (event: Json) => boolean {
  const condition = parseEsql(query)
  const types = fieldTypes(condition)
  return (event) => evaluate(condition, event, types) === true
}
