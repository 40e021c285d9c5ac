/**
 * Laws: the matcher agrees with the definition of correlations at each event, and stores only the events of its
 * windows.
 */
import { expect } from 'vitest'
import type { QueryPart } from '../../src/backend.js'
import { prepareCorrelation } from '../../src/convert/prepare-correlation.js'
import { compileRuleMatcher } from '../../src/index.js'
import { definedMatches, secondOf, streamOrder } from '../correlations/definition.js'
import { streamCase } from '../correlations/random-streams.js'
import { matchesOf, rulesOf, type StreamCase, type StreamEvent } from '../correlations/stream-case.js'
import { law } from './law.js'

const queryOf = (streamCase: StreamCase): QueryPart => {
  const { rule, rules } = rulesOf(streamCase)
  return prepareCorrelation(rule as Parameters<typeof prepareCorrelation>[0], undefined, { rules }).query!
}

law(
  'the matches of a stream are those of the definition',
  [streamCase()],
  (streamCase) => {
    const events = streamOrder(streamCase.events, streamCase.lateness)
    const defined = definedMatches(queryOf(streamCase), events).flatMap((matches, index) =>
      matches.map(({ group, figure }) => ({ id: events[index]!.id, group: [...group], figure })),
    )
    const found = matchesOf(streamCase).map(({ event, group, figure }) => ({
      id: (event as StreamEvent).id,
      group: Object.values(group),
      figure,
    }))
    expect(found).toEqual(defined)
  },
  { share: 0.2 },
)

law(
  'every event is taken, late or undated',
  [streamCase()],
  (streamCase) => {
    const { rule, rules } = rulesOf(streamCase)
    const { matcher } = compileRuleMatcher(rule, { rules, lateness: streamCase.lateness })
    for (const event of streamCase.events) matcher!.push(event)
    matcher!.end()
    const undated = streamCase.events.filter((event) => secondOf(event) === undefined).length
    const taken = streamOrder(streamCase.events, streamCase.lateness).length
    expect([matcher!.undated, matcher!.late]).toEqual([undated, streamCase.events.length - undated - taken])
  },
  { share: 0.2 },
)
