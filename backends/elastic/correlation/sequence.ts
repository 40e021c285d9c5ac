import { type Inexpressible, inexpressible } from '../../../src/backend/correlate.js'
import { and, type Bool, FALSE, leaf, or } from '../../../src/ir/bool.js'
import { type CorrelationQuery, type EventField, eventsOf, type QueryPart } from '../../../src/ir/correlation-query.js'
import type { Expr } from '../../../src/ir/predicate.js'
import { MAX_SEQUENCE_RUNS } from '../elastic-limits.js'
import { plainName } from '../plain-name.js'
import { atLeast } from './at-least.js'

/**
 * A step of a sequence: a number of consecutive events, each of which matches any of some rules. `rules` are indexes
 * into `eventsOf` the whole correlation.
 */
export interface Step {
  readonly rules: readonly number[]
  readonly runs: number
}

/** A correlation as a sequence of events. */
export interface Sequence {
  readonly steps: readonly Step[]
  /** Maximum distance between the first and the last event, in seconds. */
  readonly seconds: number
  /** True if `seconds` combines the time spans of several correlations. */
  readonly isJoined: boolean
}

/** The steps of a correlation. Nested correlations must have the same groups. */
export function sequenceOf(query: CorrelationQuery): Sequence | Inexpressible {
  return partSequence(query, 0, query)
}

function partSequence(part: QueryPart, from: number, whole: CorrelationQuery): Sequence | Inexpressible {
  if (part.kind === 'events') return { steps: [{ rules: [from], runs: 1 }], seconds: 0, isJoined: false }
  if (part !== whole && !hasSameGroups(part, from, whole)) return inexpressible(part, 'groupBy', OTHER_GROUPS)
  const { measure } = part
  switch (measure.kind) {
    case 'events':
    case 'parts': {
      const least = atLeast(measure.comparisons)
      if (least === undefined) return inexpressible(part, 'condition', FEWER)
      if (measure.kind === 'parts' && least > 1) return inexpressible(part, 'type', NO_ORDER)
      return repeated(part, from, Math.max(least, 1), whole)
    }
    case 'order':
      return inOrder(part, from, whole)
    case 'condition':
      if (isAnyPart(measure.condition, part.of.length)) return repeated(part, from, 1, whole)
      return inexpressible(part, part.of.length === 1 ? 'condition' : 'type', NO_ORDER)
    case 'values':
      return inexpressible(part, 'type', 'EQL counts events, not values of a field; ES|QL can')
    case 'figure':
      return inexpressible(part, 'type', 'EQL has no statistics; ES|QL has them')
    case 'first-seen':
      return inexpressible(part, 'type', 'EQL cannot find new values; ES|QL can, and so can KQL with a new terms rule')
  }
}

/**
 * A number of matches of any part: one step, unless the condition is a single match of a single part that is itself a
 * sequence.
 */
function repeated(
  part: CorrelationQuery,
  from: number,
  runs: number,
  whole: CorrelationQuery,
): Sequence | Inexpressible {
  const [only, second] = part.of
  if (only !== undefined && second === undefined && runs === 1) return partSequence(only, from, whole)
  if (part.of.some(({ kind }) => kind === 'correlation')) {
    return inexpressible(
      part,
      'rules',
      'EQL sequences can repeat events but not matches of other correlations; Splunk can',
    )
  }
  if (runs > MAX_SEQUENCE_RUNS) {
    return inexpressible(
      part,
      'condition',
      `EQL sequences can repeat events at most ${MAX_SEQUENCE_RUNS} times; use ES|QL or a threshold rule`,
    )
  }
  const rules = part.of.map((_, index) => from + index)
  return { steps: [{ rules, runs }], seconds: runs === 1 ? 0 : part.timespan.seconds, isJoined: false }
}

/**
 * A part matches at its last event, so only the first part may have several events. The other events of a later part
 * could precede the step before it.
 */
function inOrder(part: CorrelationQuery, from: number, whole: CorrelationQuery): Sequence | Inexpressible {
  const sequences: Sequence[] = []
  let place = from
  for (const [index, member] of part.of.entries()) {
    const sequence = partSequence(member, place, whole)
    if ('because' in sequence) return sequence
    if (index > 0 && eventCount(sequence.steps) > 1) return inexpressible(part, 'rules', LATER)
    sequences.push(sequence)
    place += eventsOf(member).length
  }
  const [first, second] = sequences
  if (first !== undefined && second === undefined) return first
  const before = first?.seconds ?? 0
  const steps = sequences.flatMap((sequence) => sequence.steps)
  return { steps, seconds: part.timespan.seconds + before, isJoined: before > 0 }
}

/** True if each part fulfils the condition by itself. */
function isAnyPart(condition: Bool<number>, parts: number): boolean {
  const args = condition.kind === 'or' ? condition.args : [condition]
  const places = new Set(args.map((arg) => (arg.kind === 'leaf' ? arg.leaf : undefined)))
  return places.size === parts && !places.has(undefined)
}

/**
 * The single events at which a correlation matches, with a value for each grouping field; undefined if a match needs
 * several events.
 */
export function singleEvents(query: CorrelationQuery): Expr | undefined {
  const sequence = sequenceOf(query)
  if ('because' in sequence || eventCount(sequence.steps) !== 1) return undefined
  return or(sequence.steps.flatMap(({ rules }) => rules.map((place) => withKeys(query, place))))
}

/** The events of a rule that have a value for each grouping field. */
export function withKeys(query: CorrelationQuery, place: number): Expr {
  const expr = eventsOf(query)[place]?.expr ?? FALSE
  const keys = query.groupBy.map(
    (field): Expr => leaf({ kind: 'exists', field: field.in[place] ?? field.name, span: field.span, item: field.span }),
  )
  return and([expr, ...keys])
}

/** The number of events in a sequence. */
export const eventCount = (steps: readonly Step[]): number => steps.reduce((sum, { runs }) => sum + runs, 0)

function hasSameGroups(part: CorrelationQuery, from: number, whole: CorrelationQuery): boolean {
  const names = (fields: readonly EventField[], place: number): string =>
    JSON.stringify([...new Set(fields.map((field) => plainName(field.in[place] ?? field.name)))].sort())
  return eventsOf(part).every((_, index) => names(part.groupBy, index) === names(whole.groupBy, from + index))
}

const OTHER_GROUPS = 'all steps of an EQL sequence must have the same group fields, and this step has others'
const FEWER = 'EQL sequences cannot exclude further events; ES|QL can count them'
const NO_ORDER = 'EQL sequences require an order, and samples have no time span; ES|QL can find matches in any order'
const LATER =
  'in an EQL sequence, all events of a step follow the previous step, and here only the last one must; Splunk can'
