import type { Json } from '../../../src/index.js'
import type { Mapping } from '../elastic/elastic-mapping.js'
import { grammarReader } from '../grammar.js'
import { DEEPEST_ESQL, esqlDepth } from './esql-depth.js'
import { type EsqlRow, evaluate } from './esql-evaluate.js'
import { esqlField } from './esql-field.js'
import { type EsqlColumns, runCommands } from './esql-rows.js'
import { searchFinds } from './esql-search.js'
import type { EsqlCommand, EsqlValue } from './esql-tree.js'
import { fieldTypes } from './esql-types.js'

/** The commands of a query after FROM; throws an error with a place for an invalid or unsupported query. */
const parseEsql = grammarReader<readonly EsqlCommand[]>('esql/esql.peggy')

/** Throws if Elasticsearch would reject the query for every index. */
export function checkEsql(query: string): void {
  const commands = parseEsql(query)
  fieldTypes(commands)
  const depth = esqlDepth(commands)
  if (depth > DEEPEST_ESQL) throw new Error(`its expressions are ${depth} levels deep, and ${DEEPEST_ESQL} are read`)
}

/**
 * The events that the query returns, each in an index of its own with the fields that the query needs. WHERE keeps an
 * event if the condition is true, not null. `KQL` and `QSTR` search fields with the types of the mapping; without one,
 * they throw.
 *
 * https://www.elastic.co/docs/reference/query-languages/esql/commands/where
 */
export function esqlSelector(query: string, mapping?: Mapping): (event: Json) => boolean {
  const commands = parseEsql(query)
  const types = fieldTypes(commands)
  if (commands.some(({ kind }) => kind === 'stats')) throw new Error('this query returns other rows than events')
  return (event) => {
    const made = new Map<string, EsqlValue>()
    const row: EsqlRow = {
      column: (name) => made.get(name) ?? esqlField(event, name, types.get(name) ?? 'text'),
      now: new Date(),
      ...(mapping !== undefined && { finds: (...call) => searchFinds(...call, event, mapping) }),
    }
    return commands.every((command) => {
      if (command.kind === 'where') return evaluate(command.condition, row) === true
      if (command.kind === 'eval') for (const { name, value } of command.columns) made.set(name, evaluate(value, row))
      return true
    })
  }
}

/** The rows of the query’s result: their columns by name, unordered. */
export function esqlRows(query: string, events: readonly Json[], now = new Date()): readonly EsqlColumns[] {
  const commands = parseEsql(query)
  return runCommands(commands, fieldTypes(commands), events, now)
}
