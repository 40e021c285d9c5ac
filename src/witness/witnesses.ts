import type { Json } from '../ir/json.js'
import { type Expr, isFieldPredicate, type Predicate } from '../ir/predicate.js'
import { branchText, variantText } from './about.js'
import { spread } from './branches.js'
import { predicatesOf } from './changes.js'
import type { Choose } from './choose.js'
import { type EventObject, inOrderOf, withMarkedLists } from './event-object.js'
import { type MatchingEvents, matchingEvents } from './matching-events.js'
import { predicateTest } from './predicate-test.js'
import { variantsOf } from './variants.js'
import { openWitnessContext } from './witness-context.js'

/** An event that illustrates the meaning of a rule. */
export interface Witness {
  readonly event: { readonly [key: string]: Json }
  /** True if the rule matches it, according to the reference matcher. */
  readonly matches: boolean
  /** A short reason: the part of the rule that the event satisfies, or nearly. */
  readonly about: string
}

export interface WitnessSettings {
  /** Maximum number of events. */
  readonly limit: number
  /** Restricts the events to those that match or those that do not; undefined for both, half of each if possible. */
  readonly only: 'matching' | 'near-misses' | undefined
  readonly choose: Choose
  /** Is asked for a matching event if the search finds none. */
  readonly findEvent?: () => EventObject | undefined
}

export interface Witnesses {
  /** Matching events come first, one per branch. */
  readonly witnesses: readonly Witness[]
  /** True if at least one matching event was found. */
  readonly isMatched: boolean
  /** Predicates that should hold in a matching event, but for which none was found. */
  readonly unmet: readonly Predicate[]
}

/** Generates distinct events that a rule matches, and near misses. */
export function witnessesOf(
  expr: Expr,
  matches: (event: Json) => boolean,
  { limit, only, choose, findEvent }: WitnessSettings,
): Witnesses {
  const predicates = predicatesOf(expr)
  const searched = matchingEvents(openWitnessContext(expr, predicates, matches, limit, choose), limit)
  const { events, unmet } = searched.events.length > 0 ? searched : withEvent(searched, findEvent?.())
  const fields = predicates.flatMap((predicate) => (isFieldPredicate(predicate) ? [predicate.field] : []))
  const inOrder = inOrderOf(fields)
  const seen = new Set<string>()
  const witnessOf = (made: EventObject, about: string): Witness | undefined => {
    const event = withMarkedLists(inOrder(made), fields)
    const key = JSON.stringify(event)
    if (seen.has(key)) return undefined
    seen.add(key)
    return { event, matches: matches(event), about }
  }
  const whole = events.flatMap(({ event, by }) => witnessOf(event, branchText(by)) ?? [])
  const knownMatches = events.map(({ event }) => event)
  const matching: RankedWitness[] = whole.map((witness) => ({ at: -1, round: 0, witness }))
  const nearMisses: RankedWitness[] = []
  const context = openWitnessContext(expr, predicates, matches, limit, choose)
  const sources = spread(predicates, limit).map((predicate) => variantsOf(predicate, context, knownMatches))
  for (const { at, round, item: variant } of inTurn(sources)) {
    const list = variant.matches ? matching : nearMisses
    if (list.length < limit + sources.length) {
      const witness = witnessOf(variant.event, variantText(variant))
      if (witness !== undefined) list.push({ at, round: round + 1, witness })
    }
    if (context.effort.remaining < 0 || (matching.length >= limit && nearMisses.length >= limit)) break
  }
  return { witnesses: chooseWitnesses(matching, nearMisses, limit, only), isMatched: events.length > 0, unmet }
}

/** Adds an event of another search, which satisfies some of the unmet predicates. */
function withEvent(searched: MatchingEvents, event: EventObject | undefined): MatchingEvents {
  if (event === undefined) return searched
  const unmet = searched.unmet.filter((predicate) => !predicateTest(predicate)(event))
  return { events: [{ event, by: [] }], unmet }
}

interface RankedWitness {
  /** Index of the predicate that it is about; -1 for the whole rule. */
  readonly at: number
  /** Later rounds are less informative. */
  readonly round: number
  readonly witness: Witness
}

/** Cuts each list to its share, half or more if the other is shorter, and sorts it in the order of the rule. */
function chooseWitnesses(
  matching: readonly RankedWitness[],
  nearMisses: readonly RankedWitness[],
  limit: number,
  only: WitnessSettings['only'],
): readonly Witness[] {
  const half = Math.ceil(limit / 2)
  const first = only === 'matching' ? limit : only === 'near-misses' ? 0 : Math.max(half, limit - nearMisses.length)
  const matchingWitnesses = firstRounds(matching, first)
  const missingWitnesses = only === 'matching' ? [] : firstRounds(nearMisses, limit - matchingWitnesses.length)
  return [matchingWitnesses, missingWitnesses].flatMap((list) =>
    [...list].sort((a, b) => a.at - b.at).map(({ witness }) => witness),
  )
}

/** Keeps the first rounds. Of the round that does not fit as a whole, keeps some from all over the rule. */
function firstRounds(ranked: readonly RankedWitness[], limit: number): readonly RankedWitness[] {
  const last = ranked[limit]?.round
  if (last === undefined) return ranked
  const whole = ranked.filter(({ round }) => round < last)
  return [
    ...whole,
    ...spread(
      ranked.filter(({ round }) => round === last),
      limit - whole.length,
    ),
  ]
}

/** Takes one item of each source, then the next of each, with the index of the source. */
function* inTurn<Item>(
  sources: readonly Iterator<Item>[],
): Generator<{ readonly at: number; readonly round: number; readonly item: Item }> {
  let open = [...sources.entries()]
  for (let round = 0; open.length > 0; round++) {
    const rest: typeof open = []
    for (const [at, source] of open) {
      const next = source.next()
      if (next.done === true) continue
      rest.push([at, source])
      yield { at, round, item: next.value }
    }
    open = rest
  }
}
