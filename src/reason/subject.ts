import { someLeaf } from '../ir/bool.js'
import type { Json } from '../ir/json.js'
import { placeholders } from '../ir/pattern.js'
import type { Expr } from '../ir/predicate.js'
import { compileMatcher } from '../match/compile-matcher.js'
import { once } from '../text/once.js'
import type { EventObject } from '../witness/event-object.js'
import type { AtomTable } from './atoms.js'
import { type Formula, formulaOf } from './formula.js'
import { MAX_KEPT_EVENTS } from './reason-limits.js'

/** An expression that questions are about, with all that is worth keeping for the next question. */
export interface Subject {
  readonly expr: Expr
  /** The reference matcher; undefined if it cannot run the expression. */
  readonly matches: () => ((event: Json) => boolean) | undefined
  readonly formula: (positive: boolean) => Formula
  /** Events that match, found for earlier questions. */
  readonly events: EventObject[]
}

/** Opens an expression for questions. Its matcher and its formulas are made when they are first needed. */
export function openSubject(expr: Expr, atoms: AtomTable): Subject {
  const formulas = new Map<boolean, Formula>()
  return {
    expr,
    matches: once(() => (isRunnable(expr) ? compileMatcher(expr).matcher?.matches : undefined)),
    formula: (positive) => {
      const formula = formulas.get(positive) ?? formulaOf(expr, positive, atoms)
      formulas.set(positive, formula)
      return formula
    },
    events: [],
  }
}

/** The matcher runs unresolved placeholders, but only their author knows what they match. */
const isRunnable = (expr: Expr): boolean =>
  !someLeaf(expr, (predicate) => 'pattern' in predicate && placeholders(predicate.pattern).length > 0)

/** Keeps an event that matches, unless there are enough. */
export function keepEvent({ events }: Subject, event: EventObject): void {
  if (events.length < MAX_KEPT_EVENTS) events.push(event)
}
