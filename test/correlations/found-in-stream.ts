import type { CorrelationQuery, StreamMatch } from '../../src/backend.js'
import { prepareCorrelation } from '../../src/convert/prepare-correlation.js'
import type { Json } from '../../src/index.js'
import { compileStreamMatcher } from '../../src/match/stream/compile-stream-matcher.js'
import { rulesOf, type StreamCase, type StreamEvent } from './stream-case.js'

/** The rule of a case as a query of events, without any pipeline. */
export function queryOf(streamCase: StreamCase): CorrelationQuery {
  const { rule, rules } = rulesOf(streamCase)
  const { query } = prepareCorrelation(rule as Parameters<typeof prepareCorrelation>[0], undefined, { rules })
  if (query === undefined) throw new Error('the rule has errors')
  return query
}

/** The matches of the reference matcher in ordered events. */
export function foundIn(query: CorrelationQuery, events: readonly Json[]): readonly StreamMatch[] {
  const { matcher } = compileStreamMatcher(query)
  if (matcher === undefined) throw new Error('the rule cannot be matched')
  return [...events.flatMap((event) => matcher.push(event)), ...matcher.end()]
}

/** Each event once per group that it belongs to. */
export const membersIn = (query: CorrelationQuery, events: readonly Json[]): readonly StreamMatch[] =>
  foundIn({ ...query, measure: { kind: 'events', comparisons: [{ op: 'gte', value: 1 }] } }, events)

export const groupText = ({ group }: StreamMatch): string => JSON.stringify(Object.values(group))

export const idOf = ({ event }: StreamMatch): number => (event as StreamEvent).id

export const timeOf = (event: StreamEvent): number => Date.parse(String(event['@timestamp']))
