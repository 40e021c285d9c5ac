import { type CorrelationQuery, type EventQuery, eventsOf, type QueryPart } from '../../ir/correlation-query.js'
import type { Json } from '../../ir/json.js'
import type { Matcher } from '../compile-matcher.js'
import { type Combination, combinationKey, combinationReader } from './combinations.js'
import { compileMeasure } from './compile-measure.js'
import type { GroupState } from './group-state.js'
import { openRecent } from './recent.js'

/** A part of a query that processes a stream. */
export interface RunningPart {
  /** Processes the next event and returns the groups in which the part matches at it. */
  readonly take: (event: Json, time: number) => readonly PartMatch[]
  /** Number of things remembered about earlier events. */
  readonly kept: () => number
}

export interface PartMatch {
  /** The common values of the group's events; empty for the events of a rule. */
  readonly group: Combination
  readonly figure: number | undefined
  /**
   * The rules by which the event belongs to the group, by index in `eventsOf`. They determine the names of its
   * fields.
   */
  readonly rules: Iterable<number>
}

/** Dependencies of the compilation. */
export interface PartContext {
  readonly matcherOf: (events: EventQuery) => Matcher
  /** Called when an event has too many combinations of values. */
  readonly cut: () => void
}

export function compilePart(part: QueryPart, context: PartContext): RunningPart {
  return part.kind === 'events' ? compileEvents(part, context) : compileCorrelation(part, context)
}

function compileEvents(part: EventQuery, { matcherOf }: PartContext): RunningPart {
  const { matches } = matcherOf(part)
  const match: readonly PartMatch[] = [{ group: [], figure: undefined, rules: [0] }]
  return { take: (event) => (matches(event) ? match : []), kept: () => 0 }
}

function compileCorrelation(query: CorrelationQuery, context: PartContext): RunningPart {
  const span = query.timespan.seconds * 1000
  const openGroup = compileMeasure(query, context.cut)
  const parts = runningParts(query, context)
  const membershipsOf = membershipReader(query, parts, context.cut)
  const states = openRecent<string, GroupState>()

  const take = (event: Json, time: number): readonly PartMatch[] => {
    states.forget(time - span)
    const matches: PartMatch[] = []
    for (const { key, group, parts, rules } of membershipsOf(event, time)) {
      const state = states.get(key) ?? openGroup()
      states.see(key, time, state)
      const { holds, figure } = state.take({ event, time, parts, rules })
      if (holds) matches.push({ group, figure, rules })
    }
    return matches
  }
  const kept = (): number => {
    const groupCounts = states.values().map((state) => 1 + state.kept())
    return [...groupCounts, ...parts.map(({ running }) => running.kept())].reduce((total, count) => total + count, 0)
  }
  return { take, kept }
}

/** The membership of an event in a group. */
interface Membership {
  readonly key: string
  readonly group: Combination
  readonly parts: Set<number>
  readonly rules: Set<number>
}

/** Creates a reader for the groups of an event. Each part processes every event, independent of the other parts. */
function membershipReader(
  query: CorrelationQuery,
  parts: ReturnType<typeof runningParts>,
  cut: () => void,
): (event: Json, time: number) => Iterable<Membership> {
  const groupsOf = combinationReader(query.groupBy, eventsOf(query).length, cut)
  return (event, time) => {
    const memberships = new Map<string, Membership>()
    parts.forEach(({ firstRule, running }, part) => {
      const rules = new Set<number>()
      for (const match of running.take(event, time)) for (const rule of match.rules) rules.add(rule)
      for (const rule of rules) {
        for (const group of groupsOf(event, firstRule + rule)) {
          const key = combinationKey(group)
          const membership = memberships.get(key) ?? { key, group, parts: new Set(), rules: new Set() }
          membership.parts.add(part)
          membership.rules.add(firstRule + rule)
          memberships.set(key, membership)
        }
      }
    })
    return memberships.values()
  }
}

/** Compiles each part, with the index of its first rule among those of the correlation. */
function runningParts({ of }: CorrelationQuery, context: PartContext) {
  let next = 0
  return of.map((part) => {
    const firstRule = next
    next += eventsOf(part).length
    return { firstRule, running: compilePart(part, context) }
  })
}
