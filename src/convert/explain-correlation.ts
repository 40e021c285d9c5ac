import {
  type CorrelationQuery,
  eventsOf,
  type Measure,
  type QueryPart,
  withoutEvents,
} from '../ir/correlation-query.js'
import type { Json } from '../ir/json.js'
import { compileJudge } from '../match/judge-event.js'
import type { StreamMatch, StreamSettings } from '../match/stream/compile-stream-matcher.js'
import type { DetectionRule } from '../rule/rule.js'
import { addValue } from '../text/add-value.js'
import { counted, thousands } from '../text/count.js'
import { comparisonRows, measureText } from './correlation-rows.js'
import type { MatchExplanation } from './explain-match.js'
import type { PreparedQuery } from './prepare-query.js'
import { streamMatches } from './streams/stream-matches.js'
import { type MatchPart, verdictParts } from './verdict-parts.js'

/**
 * Tells which parts of a correlation hold for some events: whether each of its rules matches any, and the groups with
 * the figure that the condition compares.
 *
 * @param events sorted by time
 */
export function explainCorrelation(
  query: CorrelationQuery,
  rules: PreparedQuery['rules'],
  events: readonly Json[],
  settings: StreamSettings,
): MatchExplanation {
  const run = (part: QueryPart): readonly StreamMatch[] => streamMatches(part, events, settings)
  const matches = run(query)
  let firstRule = 0
  const ruleParts = query.of.map((part) => {
    const rule = rules[firstRule]?.rule
    firstRule += eventsOf(part).length
    return rulePart(part, rule, { query, events, found: run(part) })
  })
  // Without an event of any rule, the rules say enough.
  const hasEvents = ruleParts.some(({ holds }) => holds)
  return { matches: matches.length > 0, parts: [...ruleParts, ...(hasEvents ? groupParts(query, matches, run) : [])] }
}

interface RuleMatches {
  readonly query: CorrelationQuery
  readonly events: readonly Json[]
  readonly found: readonly StreamMatch[]
}

/** Tells how many events a rule matches; of a rule that matches none, why it does not match the nearest one. */
function rulePart(part: QueryPart, rule: DetectionRule | undefined, { query, events, found }: RuleMatches): MatchPart {
  const count = new Set(found.map(({ event }) => event)).size
  return {
    text: `rule ${part.name}: ${thousands(count)} of ${counted(events.length, 'event')}`,
    isNegated: false,
    holds: count > 0,
    values: null,
    parts: count > 0 || part.kind !== 'events' || rule === undefined ? [] : nearestVerdict(part, rule, events),
    place: { source: query.source, span: query.spans.rules },
  }
}

/** Returns the parts of a rule on the event that satisfies most of them. */
function nearestVerdict(
  { expr, source }: Extract<QueryPart, { readonly kind: 'events' }>,
  rule: DetectionRule,
  events: readonly Json[],
): readonly MatchPart[] {
  const { judge } = compileJudge(expr, source)
  if (judge === undefined) return []
  let nearest: readonly MatchPart[] = []
  for (const event of events) {
    const parts = verdictParts(judge(event), rule)
    if (nearest.length === 0 || holding(parts) > holding(nearest)) nearest = parts
  }
  return nearest
}

/** Returns the number of conditions that hold. */
const holding = (parts: readonly MatchPart[]): number =>
  parts.reduce((sum, { holds, parts: inner }) => sum + (inner.length > 0 ? holding(inner) : Number(holds)), 0)

/** Returns the groups with the parts of the condition; the parts alone if the correlation does not group. */
function groupParts(
  query: CorrelationQuery,
  matches: readonly StreamMatch[],
  run: (query: QueryPart) => readonly StreamMatch[],
): readonly MatchPart[] {
  const common = { isNegated: false, values: null }
  const names = query.groupBy.map(({ name }) => name)
  const groups = groupsOf(run({ ...query, measure: anyFigure(query.measure) }))
  const matching = groupsOf(matches)
  const members = query.of.map((part, index) => ({ part, groups: groupsOf(run(only(query, index))) }))
  const parts = [...groups].map(([key, found]): MatchPart => {
    const present = members.map(({ part, groups: own }) => ({ name: part.name, holds: own.has(key) }))
    return {
      ...common,
      text: `group ${Object.entries(found[0]?.group ?? {})
        .map(([field, value]) => `${field}: ${JSON.stringify(value)}`)
        .join(', ')}`,
      holds: matching.has(key),
      parts: comparisonRows(query, matching.get(key) ?? found, matching.has(key), present),
      place: { source: query.source, span: query.groupBy[0]?.span ?? query.spans.condition },
    }
  })
  const [first, ...others] = parts.sort((a, b) => Number(b.holds) - Number(a.holds))
  if (first === undefined) return [noGroup(query)]
  if (names.length === 0) return first.parts
  return others.length === 0 ? [first] : [{ ...first, text: `one group by ${names.join(', ')}`, parts }]
}

/** The part of a correlation none of whose events has the fields of its groups, or a number to compare. */
const noGroup = ({ source, groupBy, spans, measure }: CorrelationQuery): MatchPart => ({
  text: groupBy.length === 0 ? measureText(measure) : `group by ${groupBy.map(({ name }) => name).join(', ')}`,
  isNegated: false,
  holds: false,
  values: [],
  parts: [],
  place: { source, span: groupBy[0]?.span ?? spans.condition },
})

function groupsOf(matches: readonly StreamMatch[]): ReadonlyMap<string, readonly StreamMatch[]> {
  const groups = new Map<string, StreamMatch[]>()
  for (const match of matches) {
    addValue(groups, JSON.stringify(match.group), match)
  }
  return groups
}

/** Returns a measure that every event of a group satisfies, with the figure of the given one. */
function anyFigure(measure: Measure): Measure {
  switch (measure.kind) {
    case 'events':
    case 'values':
    case 'figure':
    case 'parts':
      return { ...measure, comparisons: [] }
    case 'condition':
    case 'order':
      return { kind: 'parts', comparisons: [] }
    case 'first-seen':
      return { kind: 'events', comparisons: [] }
  }
}

/** Returns a correlation that matches each event of one of its rules, with the group of the event. */
const only = (query: CorrelationQuery, index: number): CorrelationQuery => ({
  ...query,
  measure: { kind: 'events', comparisons: [] },
  of: query.of.map((part, at) => (at === index ? part : withoutEvents(part))),
})
