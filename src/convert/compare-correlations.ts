import {
  type CorrelationQuery,
  eventsOf,
  isMonotoneMeasure,
  type Measure,
  matchesFirstEvent,
  type QueryPart,
} from '../ir/correlation-query.js'
import { fieldsOf } from '../ir/fields-read.js'
import type { DataAssumption, UndecidedReason } from '../reason/answer.js'
import type { Comparison, DecidedRelation } from '../reason/compare.js'
import { compareMeasures } from './compare-measures.js'
import { pairParts } from './pair-parts.js'

/** Compares two parts of correlations; a correlation inside another one, too. */
export type ComparePart = (before: QueryPart, after: QueryPart) => Comparison

/**
 * Compares the events at which a correlation matches before and after a change. The change is divided into steps: the
 * rules, the grouping, the time span, and then the condition. It is `wider` if every step keeps all matches, and
 * `narrower` if no step adds any.
 */
export function compareCorrelations(
  before: CorrelationQuery,
  after: CorrelationQuery,
  comparePart: ComparePart,
): Comparison {
  return combined([
    compareRules(before, after, comparePart),
    compareGroups(before, after),
    compareTimespans(before, after),
    compareMeasures(before, after),
  ])
}

const undecided = (reason: UndecidedReason): Comparison => ({ relation: 'undecided', reason })

/** Returns the relation of a change that consists of several steps. */
function combined(steps: readonly Comparison[]): Comparison {
  const relations = new Set<DecidedRelation>()
  for (const step of steps) {
    if (step.relation === 'undecided') return undecided(step.reason)
    if (step.relation !== 'same') relations.add(step.relation)
  }
  if (relations.size > 1 || relations.has('other')) return undecided('correlation-mixed')
  const [relation = 'same'] = relations
  const assuming: DataAssumption | undefined = steps.find((step) => step.assuming !== undefined)?.assuming
  return { relation, ...(assuming === undefined ? {} : { assuming }) }
}

const reversed: Readonly<Record<DecidedRelation, DecidedRelation>> = {
  same: 'same',
  wider: 'narrower',
  narrower: 'wider',
  other: 'other',
}

/** Returns the relation of matches if there are more events in groups, or fewer. */
function byEvents(relation: DecidedRelation, measure: Measure): Comparison {
  if (relation === 'same' || isMonotoneMeasure(measure)) return { relation }
  return undecided('correlation-figures')
}

/** Compares the rules of a correlation one by one. A rule that is new only adds events. */
function compareRules(before: CorrelationQuery, after: CorrelationQuery, comparePart: ComparePart): Comparison {
  const pairs = pairParts(before, after)
  if (pairs === undefined) return undecided('correlation')
  const steps = pairs.map(([earlier, later]): Comparison => {
    if (earlier === undefined || later === undefined) {
      return byEvents(earlier === undefined ? 'wider' : 'narrower', before.measure)
    }
    if (fieldNamesIn(before, earlier) !== fieldNamesIn(after, later)) return undecided('correlation')
    const compared = comparePart(earlier, later)
    if (compared.relation === 'undecided') return undecided(compared.reason)
    const { reason, relation } = byEvents(compared.relation, before.measure)
    const assuming = compared.assuming === undefined ? {} : { assuming: compared.assuming }
    return reason === undefined ? { relation, ...assuming } : undecided(reason)
  })
  return combined(steps)
}

/** Writes the names that the fields of a correlation have in the events of one of its parts. */
function fieldNamesIn(query: CorrelationQuery, part: QueryPart): string {
  const { of } = query
  const start = of.slice(0, of.indexOf(part)).flatMap(eventsOf).length
  const end = start + eventsOf(part).length
  const names = fieldsOf(query).map((field) => [field.name, field.in.slice(start, end)] as const)
  return JSON.stringify(names.filter(([name, own]) => own.some((each) => each !== name)))
}

/** Compares the fields of groups. Without one of them, groups become larger, and fewer events are left out. */
function compareGroups(before: CorrelationQuery, after: CorrelationQuery): Comparison {
  const [earlier, later] = [before, after].map(({ groupBy }) => new Set(groupBy.map(({ name }) => name)))
  if (earlier === undefined || later === undefined) return { relation: 'same' }
  const [kept, added] = [isSubset(earlier, later), isSubset(later, earlier)]
  if (kept && added) return { relation: 'same' }
  if (!kept && !added) return undecided('correlation-mixed')
  return byEvents(added ? 'wider' : 'narrower', before.measure)
}

const isSubset = <Value>(part: ReadonlySet<Value>, whole: ReadonlySet<Value>): boolean =>
  [...part].every((value) => whole.has(value))

/** Compares time spans. In a longer one, the condition sees more of the events before, at the same events. */
function compareTimespans({ timespan: { seconds }, measure }: CorrelationQuery, after: CorrelationQuery): Comparison {
  if (seconds === after.timespan.seconds || matchesFirstEvent(measure)) return { relation: 'same' }
  const relation = seconds < after.timespan.seconds ? 'wider' : 'narrower'
  if (isMonotoneMeasure(measure)) return { relation }
  return isAntitone(measure) ? { relation: reversed[relation] } : undecided('correlation-figures')
}

/** True if earlier events can only prevent a match. */
function isAntitone(measure: Measure): boolean {
  switch (measure.kind) {
    case 'events':
    case 'values':
    case 'parts':
      return measure.comparisons.every(({ op }) => op === 'lt' || op === 'lte')
    case 'first-seen':
      return true
    case 'figure':
    case 'condition':
    case 'order':
      return false
  }
}
