import type { Expr } from '../ir/predicate.js'
import type { EventObject } from '../witness/event-object.js'
import type { DataAssumption, UndecidedReason } from './answer.js'
import { hasSeveralValues } from './decide.js'
import { openReasoner, type Reasoner } from './reasoner.js'

/** The relation of a changed meaning to the earlier one. */
export type Relation = DecidedRelation | 'undecided'

/** The relation of a changed meaning to the earlier one, if it is decided. */
export type DecidedRelation = 'same' | 'wider' | 'narrower' | 'other'

/** The relation of what an expression matches to what another one matches, with an event for each direction. */
export type Comparison = DecidedComparison | UndecidedComparison

/** A comparison with an answer. */
export interface DecidedComparison extends Differences {
  /**
   * `wider` matches all that was matched before and more, `narrower` less and nothing new, and `other` both more and
   * less. Without an event or a stream, `wider` is perhaps the same, and so is `narrower`: the rule contains
   * look-around, for example, or is a correlation.
   */
  readonly relation: DecidedRelation
  /** The assumption that the relation rests on; absent if there is none. */
  readonly assuming?: DataAssumption
  readonly reason?: undefined
}

/** A comparison without an answer, although one of the events may be known. */
export interface UndecidedComparison extends Differences {
  readonly relation: 'undecided'
  readonly assuming?: undefined
  /** The reason; `undecidedReasons` has a sentence for each. */
  readonly reason: UndecidedReason
}

interface Differences {
  /** An event that is matched only after the change. */
  readonly gained?: EventObject
  /** An event that was matched only before the change. */
  readonly lost?: EventObject
  /**
   * For correlations, events of a stream, each with its time in `@timestamp`: only after the change there is a match at
   * the last one. Absent if no such stream was found.
   */
  readonly gainedStream?: readonly EventObject[]
  /** As `gainedStream`, for a match only before the change. */
  readonly lostStream?: readonly EventObject[]
}

/** Compares the meaning of an expression before and after a change. */
export function compareExpressions(before: Expr, after: Expr, reasoner: Reasoner): Comparison {
  const kept = reasoner.implies(before, after)
  const added = reasoner.implies(after, before)
  const events = {
    ...(added.answer === 'no' ? { gained: plainest(after, before, added.event) } : {}),
    ...(kept.answer === 'no' ? { lost: plainest(before, after, kept.event) } : {}),
  }
  const open = [kept, added].find(({ answer }) => answer === 'undecided')
  const isKnown = [kept, added].some(({ answer }) => answer === 'yes')
  if (open?.answer === 'undecided' && !isKnown) return { relation: 'undecided', ...events, reason: open.reason }
  const isAssuming = [kept, added].some((answer) => 'assuming' in answer)
  const relation = relationOf(kept.answer === 'yes', added.answer === 'yes')
  return { relation, ...events, ...(isAssuming ? { assuming: 'single-valued' } : {}) }
}

/** Returns an event without lists of values that satisfies only the first expression, if there is one. */
function plainest(expr: Expr, other: Expr, event: EventObject): EventObject {
  if (!hasSeveralValues(event)) return event
  const answer = openReasoner({ singleValued: true }).implies(expr, other)
  return answer.answer === 'no' ? answer.event : event
}

function relationOf(keepsAll: boolean, addsNothing: boolean): DecidedRelation {
  if (keepsAll) return addsNothing ? 'same' : 'wider'
  return addsNothing ? 'narrower' : 'other'
}
