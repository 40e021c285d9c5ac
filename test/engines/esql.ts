import { checkEsql, esqlSelector } from '../readers/esql/esql.js'
import type { OpenEngine } from './engine.js'
import { openPython } from './python.js'
import { readerEngine } from './reader-engine.js'

export const openEsqlGrammar: OpenEngine = async () => {
  const grammar = await openPython(
    {
      name: 'esql-grammar',
      targets: ['esql'],
      about:
        "Elasticsearch's own grammar of ES|QL, version 9.1.3 (esql-parser). It parses queries, without types or evaluation. Lists after RLIKE are newer than this version.",
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
        "A parser and evaluator of WHERE, written for these tests from Elastic's documentation: types, null, fields with several values, patterns. It does not evaluate the search functions KQL() and QSTR().",
    },
    checkEsql,
    esqlSelector,
  )
