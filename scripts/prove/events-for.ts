import type { Expr, Predicate } from '../../src/backend.js'
import type { Json } from '../../src/index.js'
import { isObject } from '../../src/ir/json.js'
import { branchesOf, decidingBranch, spread } from '../../src/witness/branches.js'
import { changesOf, predicatesOf } from '../../src/witness/changes.js'
import { type Choose, shuffled } from '../../src/witness/choose.js'
import { type EventObject, put } from '../../src/witness/event-object.js'
import { satisfyingEvent } from '../../src/witness/satisfying-event.js'

/** An event for a rule, and the reason why it was generated. */
export interface MadeEvent {
  readonly about: string
  readonly event: Json
}

/** Every event has a field that no rule uses. */
const START: EventObject = { unrelated: 'zzz' }

/**
 * Generates at most `most` events that match a rule, and near misses. There is one for each branch, and near misses for
 * each predicate. `given` are known events of the rule; they come first, and are mutated too. The result depends only
 * on the arguments and choices. Half of the mutations apply to given events, the others to events whose match depends
 * on the predicate.
 */
export function eventsFor(expr: Expr, most: number, choose: Choose, given: readonly Json[] = []): readonly MadeEvent[] {
  const share = Math.ceil(most / 3)
  const branches = shuffled(branchesOf(expr, most * 4), choose)
  const bases = new Map<Predicate, EventObject>()
  const baseFor = (predicate: Predicate): EventObject => {
    const known = given[choose(given.length * 2)]
    if (known !== undefined && isObject(known)) return known
    const made = bases.get(predicate)
    if (made !== undefined) return made
    const beside = decidingBranch(expr, predicate, choose) ?? []
    const base = satisfyingEvent([...beside, { predicate, positive: true }], choose, 'message', START)
    bases.set(predicate, base)
    return base
  }
  const asked = shuffled(predicatesOf(expr), choose).slice(0, most)
  const whole: readonly MadeEvent[] = [
    ...spread(given, share).map((event) => ({ about: 'an event that is known for the rule', event })),
    ...spread(branches, share).map((branch) => ({
      about: 'an event for a branch',
      event: satisfyingEvent(branch, choose, 'message', START),
    })),
    { about: 'an empty event', event: {} },
  ]
  const difference = new Map<string, MadeEvent>()
  const add = (one: MadeEvent): void => {
    const key = JSON.stringify(one.event)
    if (!difference.has(key)) difference.set(key, one)
  }
  for (const one of whole) add(one)
  for (const one of changedEvents(asked, baseFor, choose)) {
    if (difference.size >= most) break
    add(one)
  }
  return [...difference.values()].slice(0, most)
}

/** One change per predicate and round, so that each predicate gets its share of the events. */
function* changedEvents(
  asked: readonly Predicate[],
  baseFor: (predicate: Predicate) => EventObject,
  choose: Choose,
): Generator<MadeEvent> {
  const changes = asked.map((predicate) => ({ predicate, changes: shuffled(changesOf(predicate, choose), choose) }))
  const rounds = Math.max(0, ...changes.map(({ changes }) => changes.length))
  for (let round = 0; round < rounds; round++) {
    for (const { predicate, changes: own } of changes) {
      const change = own[round]
      if (change === undefined) continue
      const event = put(baseFor(predicate), change.field, change.value, change.layout)
      yield { about: `${change.field}: ${change.about}`, event }
    }
  }
}
