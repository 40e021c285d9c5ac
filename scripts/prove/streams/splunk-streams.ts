import fc from 'fast-check'
import { streamCase } from '../../../test/correlations/random-streams.js'
import {
  claimedOf,
  correlationOf,
  idsOf,
  rowsOf,
  searchOf,
  windowsOf,
  windowsOfRows,
} from '../../../test/correlations/splunk-rows.js'
import { matchesOf, type StreamEvent } from '../../../test/correlations/stream-case.js'
import type { StreamJudge, StreamVerdict } from './stream-figures.js'

const cases = streamCase({ lists: true, ties: true, disorder: false, chains: true })

/** Sliding windows: the search keeps the events at which the correlation matches. */
export const slidingSplunk: StreamJudge = async (runs, seed) => ({
  target: 'splunk',
  judge: 'spl: events of sliding windows',
  isOwn: true,
  verdicts: fc.sample(cases, { numRuns: runs, seed }).map((one): StreamVerdict => {
    const search = searchOf(one, { recent: '400d' })
    const asked = claimedOf(one, search)
    return {
      text: `${one.text}\n${search.query}`,
      wanted: matchesOf(asked).map(({ event }) => String((event as StreamEvent).id)),
      found: idsOf(rowsOf(search.query ?? '', asked.events)).map(String),
      checks: asked.events.length,
    }
  }),
})

/** Fixed windows: the search keeps the windows in which the correlation matches. */
export const fixedSplunk: StreamJudge = async (runs, seed) => ({
  target: 'splunk windows=fixed',
  judge: 'spl: groups of fixed windows',
  isOwn: true,
  verdicts: fc.sample(cases, { numRuns: runs, seed }).flatMap((one): StreamVerdict[] => {
    const search = searchOf(one, { windows: 'fixed' })
    if (!search.approximations.includes('fixed-windows')) return []
    const asked = claimedOf(one, search)
    return [
      {
        text: `${one.text}\n${search.query}`,
        wanted: windowsOf(asked),
        found: windowsOfRows(rowsOf(search.query ?? '', asked.events), correlationOf(asked)),
        checks: asked.events.length,
      },
    ]
  }),
})
