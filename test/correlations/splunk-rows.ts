import { splunk } from '../../backends/splunk/index.js'
import {
  type CompiledStreamMatcher,
  type CorrelationQuery,
  compileStreamMatcher,
  eventsOf,
  type StreamMatch,
} from '../../src/backend.js'
import { prepareCorrelation } from '../../src/convert/prepare-correlation.js'
import { compileMatcher, convertRule } from '../../src/index.js'
import { fieldValues } from '../readers/splunk/spl-fields.js'
import { type Row, runStream, type StreamOptions } from '../readers/splunk/spl-stream.js'
import { rulesOf, type StreamCase, type StreamEvent } from './stream-case.js'

type SplunkSettings = NonNullable<Parameters<typeof convertRule<typeof splunk>>[2]>

/** A case as a search. */
export function searchOf(streamCase: StreamCase, options: NonNullable<SplunkSettings['options']> = {}) {
  const { rule, rules } = rulesOf(streamCase)
  return convertRule(rule, splunk, { rules, options })
}

/** Seconds since 1970, as in `_time`. */
export const timeOf = (event: StreamEvent): number => Date.parse(String(event['@timestamp'])) / 1000

/** The results that the manual defines for a search that runs at the time of the last event. */
export function rowsOf(query: string, events: readonly StreamEvent[], options: StreamOptions = {}): readonly Row[] {
  const rows = events.map((event) => ({ ...event, _time: timeOf(event) }))
  return runStream(query, rows, { now: Math.max(0, ...rows.map(({ _time }) => _time)), ...options })
}

/** The numbers of the events that are kept, without duplicates. */
export const idsOf = (rows: readonly Row[]): readonly number[] => [...new Set(rows.map(({ id }) => Number(id)))]

/** True if all events have times, and arrive in the order of these. */
export const isInOrder = ({ events }: StreamCase): boolean =>
  events.every((event, index) => timeOf(event) >= timeOf(events[index - 1] ?? event))

const hasList = (event: StreamEvent): boolean =>
  Object.keys(event).some((name) => fieldValues(event as Row, name, {}).length > 1)

/**
 * The part of a case that its search claims to cover: without lists if it assumes single values, and without events of
 * several rules if it counts these several times.
 */
export function claimedOf(streamCase: StreamCase, search: ReturnType<typeof searchOf>): StreamCase {
  const { assumptions, approximations } = search
  const events = assumptions.includes('single-valued')
    ? streamCase.events.filter((event) => !hasList(event))
    : streamCase.events
  const claimed = { ...streamCase, events }
  return approximations.includes('once-for-each-rule') ? withoutDoubles(claimed) : claimed
}

/** The correlation of a case. */
export function correlationOf(streamCase: StreamCase): CorrelationQuery {
  const { rule, rules } = rulesOf(streamCase)
  return prepareCorrelation(rule as Parameters<typeof prepareCorrelation>[0], undefined, { rules }).query!
}

function withoutDoubles(streamCase: StreamCase): StreamCase {
  const matchers = eventsOf(correlationOf(streamCase)).map(({ expr, source }) => compileMatcher(expr, source).matcher!)
  const events = streamCase.events.filter((event) => matchers.filter(({ matches }) => matches(event)).length < 2)
  return { ...streamCase, events }
}

/**
 * The fixed windows in which a correlation matches for all events of a group together, each as its start and the group
 * values. It matches if it does so at the group’s last event, in a stream that contains only the window.
 */
export function windowsOf(streamCase: StreamCase): readonly string[] {
  const query = correlationOf(streamCase)
  const members: CorrelationQuery = { ...query, measure: { kind: 'events', comparisons: [{ op: 'gte', value: 1 }] } }
  const beginOf = (event: StreamEvent): number => timeOf(event) - (timeOf(event) % query.timespan.seconds)
  const begins = new Set(streamCase.events.map(beginOf))
  return [...begins].flatMap((begin) => {
    const events = streamCase.events.filter((event) => beginOf(event) === begin)
    const lasts = new Map(run(members, events).map((match) => [windowText(begin, match.group), match.event]))
    const matches = run(query, events).map((match) => [windowText(begin, match.group), match.event] as const)
    return [...lasts.keys()].filter((key) => matches.some(([text, event]) => text === key && event === lasts.get(key)))
  })
}

function run(query: CorrelationQuery, events: readonly StreamEvent[]): readonly StreamMatch[] {
  const { matcher }: CompiledStreamMatcher = compileStreamMatcher(query)
  return [...events.flatMap((event) => matcher!.push(event)), ...matcher!.end()]
}

const windowText = (begin: number, group: Readonly<Record<string, string>>): string =>
  JSON.stringify([begin, ...Object.values(group)].map(String))

/** The same for the rows of a search, which begin with the time and the group fields. */
export function windowsOfRows(rows: readonly Row[], { groupBy }: CorrelationQuery): readonly string[] {
  return rows.map((row) =>
    JSON.stringify(
      Object.values(row)
        .slice(0, 1 + groupBy.length)
        .map(String),
    ),
  )
}
