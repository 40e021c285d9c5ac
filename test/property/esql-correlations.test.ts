/**
 * Laws: the rows of an ES|QL query are the matches of the matcher in each time window, and new values are its matches
 * in the recent time.
 */
import fc from 'fast-check'
import { expect } from 'vitest'
import { esql } from '../../backends/index.js'
import { convertRule } from '../../src/index.js'
import { assumesSingleValues, esqlCases, windowed, windowRows } from '../correlations/esql-windows.js'
import { foundIn, idOf, queryOf, timeOf } from '../correlations/found-in-stream.js'
import { rulesOf, type StreamCase, type StreamEvent } from '../correlations/stream-case.js'
import { checkEsql, esqlRows, esqlSelector } from '../readers/esql/esql.js'
import { law } from './law.js'

const RECENT = 10_000

const convert = (streamCase: StreamCase) => {
  const { rule, rules } = rulesOf(streamCase)
  return convertRule(rule, esql, { rules, options: { recent: `${RECENT / 1000}s` } })
}

law(
  'rows are the windows and groups in which the matcher finds the correlation',
  [esqlCases],
  (streamCase) => {
    const query = queryOf(streamCase)
    const { query: text, approximations, ruleSettings } = convert(streamCase)
    if (query.measure.kind === 'first-seen' || text === null || ruleSettings === null) return
    fc.pre(!assumesSingleValues(query) || streamCase.events.every((event) => !Object.values(event).some(Array.isArray)))
    checkEsql(text)
    // An event of two rules counts for the first of them.
    const isDecided = (event: StreamEvent): boolean =>
      !approximations.includes('first-rule-only') || event.kind !== 'ab'
    const events = streamCase.events.filter(isDecided)
    const rows = windowRows(text, query, events)
    expect(rows.toSorted()).toEqual(windowed(query, events).toSorted())
  },
  { share: 0.05 },
)

law(
  'where one event is enough, it is the events of the matcher',
  [esqlCases],
  (streamCase) => {
    const query = queryOf(streamCase)
    const { query: text, fidelity, ruleSettings } = convert(streamCase)
    if (text === null || ruleSettings !== null) return
    expect(fidelity).toBe('exact')
    const selected = streamCase.events.filter(esqlSelector(text)).map(({ id }) => id)
    expect(selected).toEqual([...new Set(foundIn(query, streamCase.events).map(idOf))])
  },
  { share: 0.05 },
)

law(
  'what is new in the recent time is what the matcher finds in it',
  [esqlCases],
  (streamCase) => {
    const query = queryOf(streamCase)
    const { query: text } = convert(streamCase)
    const { measure } = query
    if (measure.kind !== 'first-seen' || text === null) return
    const found = foundIn(query, streamCase.events).map(idOf)
    const first = timeOf(streamCase.events[0]!)
    const runs = Array.from({ length: 40 }, (_, run) => first + run * RECENT)
    for (const now of runs) {
      const before = streamCase.events.filter((event) => timeOf(event) <= now)
      const recent = before.filter((event) => timeOf(event) > now - RECENT)
      const rows = esqlRows(text, before, new Date(now)).map((row) => [...row.values()].slice(2))
      const isRowOf = (row: readonly unknown[], event: StreamEvent): boolean =>
        measure.fields.every(({ name }, index) => [event[name]].flat().map(String).includes(String(row[index])))
      const matched = recent.filter(({ id }) => found.includes(id))
      expect(matched.filter((event) => !rows.some((row) => isRowOf(row, event)))).toEqual([])
      expect(rows.filter((row) => !matched.some((event) => isRowOf(row, event)))).toEqual([])
    }
  },
  { share: 0.05 },
)
