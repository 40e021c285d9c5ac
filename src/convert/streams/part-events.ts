import { and, not, or } from '../../ir/bool.js'
import { type EventQuery, eventsOf, type QueryPart } from '../../ir/correlation-query.js'
import type { Expr } from '../../ir/predicate.js'
import type { Reasoner } from '../../reason/reasoner.js'
import type { EventObject } from '../../witness/event-object.js'

/** Events that one detection of a correlation matches. */
export interface PartEvents {
  readonly query: EventQuery
  /** Different events: of this detection alone, not of its counterpart in the other query, and of none there. */
  readonly events: readonly EventObject[]
}

/** Finds events for each detection of a query. Returns `undefined` if there are none for one of them. */
export function partEvents(
  queries: readonly EventQuery[],
  other: QueryPart,
  reasoner: Reasoner,
): readonly PartEvents[] | undefined {
  const others = eventsOf(other).map(({ expr }) => expr)
  const found = queries.map((query, at): PartEvents => {
    const rest = queries.filter((_, index) => index !== at).map(({ expr }) => expr)
    const counterpart = others[at]
    const events = [
      eventOf(query.expr, rest, reasoner) ?? eventOf(query.expr, [], reasoner),
      counterpart && eventOf(query.expr, [counterpart], reasoner),
      eventOf(query.expr, others, reasoner),
    ]
    const distinct = new Map(events.flatMap((event) => (event === undefined ? [] : [[JSON.stringify(event), event]])))
    return { query, events: [...distinct.values()] }
  })
  return found.every(({ events }) => events.length > 0) ? found : undefined
}

/** Finds an event that matches an expression and none of the others. */
function eventOf(expr: Expr, others: readonly Expr[], reasoner: Reasoner): EventObject | undefined {
  const answer = reasoner.satisfiable(others.length === 0 ? expr : and([expr, not(or(others))]))
  return answer.answer === 'yes' ? answer.event : undefined
}
