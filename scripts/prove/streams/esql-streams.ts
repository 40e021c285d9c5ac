import fc from 'fast-check'
import { esql } from '../../../backends/index.js'
import { convertRule } from '../../../src/index.js'
import { assumesSingleValues, esqlCases, windowed, windowRows } from '../../../test/correlations/esql-windows.js'
import { queryOf } from '../../../test/correlations/found-in-stream.js'
import { rulesOf } from '../../../test/correlations/stream-case.js'
import type { StreamJudge, StreamVerdict } from './stream-figures.js'

/** The rows of a query are the windows and groups in which the correlation matches. */
export const esqlWindows: StreamJudge = async (runs, seed) => ({
  target: 'esql',
  judge: 'esql: groups of fixed windows',
  isOwn: true,
  verdicts: fc.sample(esqlCases, { numRuns: runs, seed }).flatMap((one): StreamVerdict[] => {
    const { rule, rules } = rulesOf(one)
    const query = queryOf(one)
    const { query: text, approximations, ruleSettings } = convertRule(rule, esql, { rules })
    if (text === null || ruleSettings === null || query.measure.kind === 'first-seen') return []
    if (assumesSingleValues(query) && one.events.some((event) => Object.values(event).some(Array.isArray))) return []
    // An event of two rules counts for the first of them.
    const events = one.events.filter(({ kind }) => !approximations.includes('first-rule-only') || kind !== 'ab')
    return [
      {
        text: `${one.text}\n${text}`,
        wanted: windowed(query, events),
        found: windowRows(text, query, events),
        checks: events.length,
      },
    ]
  }),
})
