/** Laws: a search, read according to Splunk's manual, keeps the events at which a correlation matches. */
import fc from 'fast-check'
import { expect } from 'vitest'
import type { EventField } from '../../src/backend.js'
import { streamCase } from '../correlations/random-streams.js'
import {
  claimedOf,
  correlationOf,
  idsOf,
  rowsOf,
  searchOf,
  windowsOf,
  windowsOfRows,
} from '../correlations/splunk-rows.js'
import { matchesOf, START, type StreamCase, type StreamEvent, timeText } from '../correlations/stream-case.js'
import type { StreamOptions } from '../readers/splunk/spl-stream.js'
import { law } from './law.js'

const cases = streamCase({ lists: true, ties: true, disorder: false, chains: true })

const idsOfMatches = (one: StreamCase): readonly number[] => [
  ...new Set(matchesOf(one).map(({ event }) => (event as StreamEvent).id)),
]

function checkSliding(one: StreamCase, options: StreamOptions = {}): void {
  const search = searchOf(one, { recent: '400d' })
  const asked = claimedOf(one, search)
  expect(idsOf(rowsOf(search.query!, asked.events, options)), search.query!).toEqual(idsOfMatches(asked))
}

law('a search keeps the events at which the correlation matches', [cases], (one) => checkSliding(one), { share: 0.1 })

/** The same events, each a little later than the one before it, so that no two are exactly a time span apart. */
const apart = (events: readonly StreamEvent[]): readonly StreamEvent[] =>
  events.map((event, index) => ({
    ...event,
    '@timestamp': timeText((Date.parse(String(event['@timestamp'])) - START + index) / 1000),
  }))

law(
  'whether both edges belong to a window matters only to events that are exactly a time span apart',
  [cases],
  (one) => checkSliding({ ...one, events: apart(one.events) }, { windowEdge: 'open' }),
  { share: 0.02 },
)

law(
  'a search over fixed windows keeps those in which the correlation matches',
  [cases],
  (one) => {
    const search = searchOf(one, { windows: 'fixed' })
    fc.pre(search.approximations.includes('fixed-windows'))
    const asked = claimedOf(one, search)
    const found = windowsOfRows(rowsOf(search.query!, asked.events), correlationOf(asked))
    expect([...found].sort(), search.query!).toEqual([...windowsOf(asked)].sort())
  },
  { share: 0.02 },
)

const flat = streamCase({ lists: true, ties: true, disorder: false, chains: false })

/** A missing value, and an empty list, as `keep` stores it. */
const withoutNone = (value: unknown): unknown => ([value ?? []].flat().length === 0 ? '-' : value)

const isNamedAlike = (field: EventField): boolean => new Set(field.in).size === 1

law(
  'events that are kept without a field of the group have a dash there',
  [flat],
  (one) => {
    const { groupBy, measure } = correlationOf(one)
    fc.pre(measure.kind !== 'first-seen' && groupBy.every(isNamedAlike))
    // An alias takes the values of its fields before other missing values are filled.
    const measured = measure.kind === 'values' ? measure.fields : measure.kind === 'figure' ? [measure.field] : []
    const groups = new Set(groupBy.flatMap((field) => field.in))
    fc.pre(measured.every((field) => isNamedAlike(field) || !field.in.some((name) => groups.has(name))))
    const search = searchOf(one, { 'missing-groups': 'keep' })
    const asked = claimedOf(one, search)
    const fill = (event: StreamEvent) => groupBy.map((field) => [field.in[0]!, withoutNone(event[field.in[0]!])])
    const events = asked.events.map((event) => ({ ...event, ...Object.fromEntries(fill(event)) }))
    expect(idsOf(rowsOf(search.query!, asked.events)), search.query!).toEqual(idsOfMatches({ ...asked, events }))
  },
  { share: 0.02 },
)
