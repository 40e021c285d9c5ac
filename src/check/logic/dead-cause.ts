import type { Expr, Predicate } from '../../ir/predicate.js'
import type { Reasoner } from '../../reason/reasoner.js'
import { conflictingPair, conflictWith } from './conflict.js'
import { impossiblePart } from './impossible-part.js'

/** The reason for which no match needs a value. */
export type DeadCause =
  /** A condition that must hold as well excludes it. */
  | 'excluded'
  /** An alternative matches all that it matches. */
  | 'covered'
  /** It belongs to conditions that exclude each other. */
  | 'contradiction'
  /** A contradiction of two bounds, which is a finding of its own. */
  | 'range'
  /** It is a regular expression that matches no text. */
  | 'impossible'

/** A value that no match needs. */
export interface DeadValue {
  readonly cause: DeadCause
  /** False for a value of a filter: one within an odd number of negations. */
  readonly isPositive: boolean
  /** True if this holds only for events in which no field has several values. */
  readonly isAssuming: boolean
  /** The conditions to which the cause applies, if single ones are known. */
  readonly conflicts: readonly Predicate[]
}

/** Explains why a part cannot hold: by itself, or in its surroundings. */
export function causeOf(
  expr: Expr,
  around: readonly Expr[],
  reasoner: Reasoner,
): Pick<DeadValue, 'cause' | 'conflicts'> {
  const impossible = impossiblePart(expr, reasoner)
  if (impossible !== undefined) return { cause: 'impossible', conflicts: [impossible] }
  if (reasoner.satisfiable(expr).answer === 'no') {
    const pair = conflictingPair(expr, reasoner)
    const isRange = pair.length > 0 && pair.every(({ kind }) => kind === 'compare')
    return { cause: isRange ? 'range' : 'contradiction', conflicts: pair }
  }
  const conflict = conflictWith(expr, around, reasoner)
  return { cause: 'excluded', conflicts: conflict === undefined ? [] : [conflict] }
}
