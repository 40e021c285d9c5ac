import type { Json } from '../ir/json.js'
import type { Expr } from '../ir/predicate.js'
import type { Branch } from '../witness/branches.js'
import { seeded } from '../witness/choose.js'
import { type EventObject, put } from '../witness/event-object.js'
import { repairedEvent } from '../witness/repaired-event.js'
import { singleValued } from '../witness/single-valued.js'
import { openWitnessContext } from '../witness/witness-context.js'
import type { Model } from './check-literals.js'
import { MAX_REPAIR_EFFORT } from './reason-limits.js'

/**
 * Builds an event with the values of a model that passes the test, or returns `undefined`. Names with dots become
 * nested objects if the event passes, otherwise keys with dots: then no field can hide another one.
 */
export function buildEvent(
  { fields, keywords }: Model,
  branch: Branch,
  expr: Expr,
  isConfirmed: (event: Json) => boolean,
): EventObject | undefined {
  const entries = [...fields].map(([field, values]): [string, Json] => [
    field,
    values.length === 1 ? values[0] : values,
  ])
  const predicates = branch.map(({ predicate }) => predicate)
  const context = {
    ...openWitnessContext(expr, predicates, isConfirmed, 1, seeded(1)),
    effort: { remaining: MAX_REPAIR_EFFORT, refused: false },
  }
  const messages = keywords.map((value, at): [string, Json] => [nameOf(context.keywordField, at), value])
  const present = entries.filter(([, value]) => !(Array.isArray(value) && value.length === 0))
  const nested = [...present, ...messages].reduce<EventObject>((event, [field, value]) => put(event, field, value), {})
  if (isConfirmed(nested)) return singleValued(nested, branch, isConfirmed)
  // An empty list hides a value that the field also finds below another key, as `a{}.b` finds `a.b`.
  const flat: EventObject = Object.fromEntries([...entries, ...messages])
  if (isConfirmed(flat)) return flat
  for (const start of [nested, flat]) {
    const repaired = repairedEvent(start, branch, context)
    if (repaired !== undefined && isConfirmed(repaired)) return repaired
  }
  return undefined
}

const nameOf = (field: string, at: number): string => (at === 0 ? field : `${field}_${at + 1}`)
