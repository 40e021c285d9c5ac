import { type Inexpressible, inexpressible } from '../../../src/backend/correlate.js'
import { and, type Bool, FALSE, leaf, or } from '../../../src/ir/bool.js'
import { type CorrelationQuery, type EventField, eventsOf, type QueryPart } from '../../../src/ir/correlation-query.js'
import type { Expr } from '../../../src/ir/predicate.js'
import { plainName } from '../known-type.js'
import { atLeast } from './at-least.js'

/** Events that follow each other in a sequence: so many that any of some rules match. The rules are places of `eventsOf` the whole. */
export interface Step {
  readonly rules: readonly number[]
  readonly runs: number
}

/** A correlation as a sequence of events. */
export interface Sequence {
  readonly steps: readonly Step[]
  /** How far its first event may be from its last one, in seconds. */
  readonly seconds: number
  /** True if that is the time span of several correlations together, each of which has its own. */
  readonly isJoined: boolean
}

/** The steps of a correlation; each part of it that is another one has to have the same groups. */
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
      return inexpressible(part, 'type', 'it counts events, and not the values of a field; ES|QL does')
    case 'figure':
      return inexpressible(part, 'type', 'it does not compute; ES|QL does')
    case 'first-seen':
      return inexpressible(
        part,
        'type',
        'it does not remember values; ES|QL looks back, and KQL has rules of type new_terms',
      )
  }
}

/** So many matches of any part: as one step, unless the only match of the only part is a sequence of its own. */
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
      'only events are repeated in a sequence, and not what another correlation finds; Splunk can',
    )
  }
  if (runs > MOST_RUNS) {
    return inexpressible(
      part,
      'condition',
      `events are repeated ${MOST_RUNS} times at most; ES|QL counts them, and so does a threshold rule`,
    )
  }
  const rules = part.of.map((_, index) => from + index)
  return { steps: [{ rules, runs }], seconds: runs === 1 ? 0 : part.timespan.seconds, isJoined: false }
}

/** A part matches at its last event, so only the first part may have several: of a later one the others may come before the step that precedes it. */
function inOrder(part: CorrelationQuery, from: number, whole: CorrelationQuery): Sequence | Inexpressible {
  const sequences: Sequence[] = []
  let place = from
  for (const [index, one] of part.of.entries()) {
    const sequence = partSequence(one, place, whole)
    if ('because' in sequence) return sequence
    if (index > 0 && countOf(sequence.steps) > 1) return inexpressible(part, 'rules', LATER)
    sequences.push(sequence)
    place += eventsOf(one).length
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
 * The events at which a correlation matches, if no others have to be there: with a value for each field to group by. Undefined if it asks for several events.
 */
export function singleEvents(query: CorrelationQuery): Expr | undefined {
  const sequence = sequenceOf(query)
  if ('because' in sequence || countOf(sequence.steps) !== 1) return undefined
  return or(sequence.steps.flatMap(({ rules }) => rules.map((place) => withKeys(query, place))))
}

/** The events of a rule that have a value for each field to group by. */
export function withKeys(query: CorrelationQuery, place: number): Expr {
  const expr = eventsOf(query)[place]?.expr ?? FALSE
  const keys = query.groupBy.map(
    (field): Expr => leaf({ kind: 'exists', field: field.in[place] ?? field.name, span: field.span, item: field.span }),
  )
  return and([expr, ...keys])
}

/** How many events a sequence has. */
export const countOf = (steps: readonly Step[]): number => steps.reduce((sum, { runs }) => sum + runs, 0)

function hasSameGroups(part: CorrelationQuery, from: number, whole: CorrelationQuery): boolean {
  const names = (fields: readonly EventField[], place: number): string =>
    JSON.stringify([...new Set(fields.map((field) => plainName(field.in[place] ?? field.name)))].sort())
  return eventsOf(part).every((_, index) => names(part.groupBy, index) === names(whole.groupBy, from + index))
}

/** https://www.elastic.co/docs/reference/query-languages/eql/eql-syntax#eql-with-runs-statement */
const MOST_RUNS = 100

const OTHER_GROUPS = 'all steps of a sequence agree in the same fields, and this one has others to group by'
const FEWER = 'a sequence finds events that are there, and cannot tell that there are no more of them; ES|QL counts'
const NO_ORDER = 'a sequence has one order, and a sample no time span; ES|QL asks which rules have matched in any order'
const LATER = 'all events of a step come after the step before it, and of this one only the last has to; Splunk can'
