import { checkEsql, esqlSelector } from '../readers/esql.js'
import type { OpenEngine } from './engine.js'
import { openPython } from './python.js'
import { readerEngine } from './reader-engine.js'

export const openEsqlGrammar: OpenEngine = async () => {
  const grammar = await openPython(
    {
      name: 'esql-grammar',
      targets: ['esql'],
      about:
        "Elasticsearch's own grammar of ES|QL, of version 9.1.3 (esql-parser): whether a query can be read. Lists after RLIKE are younger. It knows no types and no meaning.",
    },
    'esql',
  )
  if (grammar === undefined) return undefined
  const { select: _, ...parser } = grammar
  return parser
}

export const openEsql: OpenEngine = async () =>
  readerEngine(
    {
      name: 'esql',
      targets: ['esql'],
      about:
        "A reader and evaluator of WHERE, written for these tests from Elastic's pages: types, null, fields with several values, patterns. It does not evaluate KQL() and QSTR(), which search.",
    },
    checkEsql,
    esqlSelector,
  )
