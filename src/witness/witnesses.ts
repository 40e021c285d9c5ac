import { asksField, type Expr, type Predicate } from '../ir/predicate.js'
import type { Json } from '../match/field-values.js'
import { branchText, variantText } from './about.js'
import { spread } from './branches.js'
import { predicatesOf } from './changes.js'
import type { Choose } from './choose.js'
import { type EventObject, inOrderOf, withMarkedLists } from './event-object.js'
import { makingFor } from './making.js'
import { matchingEvents } from './matching-events.js'
import { variantsOf } from './variants.js'

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
  readonly most: number
  /** Restricts the events to those that match or those that do not; undefined for both, half of each if possible. */
  readonly only: 'matching' | 'near-misses' | undefined
  readonly choose: Choose
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
  { most, only, choose }: WitnessSettings,
): Witnesses {
  const predicates = predicatesOf(expr)
  const { found, unmet } = matchingEvents(makingFor(expr, predicates, matches, most, choose), most)
  const fields = predicates.flatMap((predicate) => (asksField(predicate) ? [predicate.field] : []))
  const inOrder = inOrderOf(fields)
  const seen = new Set<string>()
  const witnessOf = (made: EventObject, about: string): Witness | undefined => {
    const event = withMarkedLists(inOrder(made), fields)
    const key = JSON.stringify(event)
    if (seen.has(key)) return undefined
    seen.add(key)
    return { event, matches: matches(event), about }
  }
  const whole = found.flatMap(({ event, by }) => witnessOf(event, branchText(by)) ?? [])
  const known = found.map(({ event }) => event)
  const matching: Made[] = whole.map((witness) => ({ at: -1, round: 0, witness }))
  const missing: Made[] = []
  const making = makingFor(expr, predicates, matches, most, choose)
  const sources = spread(predicates, most).map((predicate) => variantsOf(predicate, making, known))
  for (const { at, round, item: variant } of inTurn(sources)) {
    const list = variant.matches ? matching : missing
    if (list.length < most + sources.length) {
      const witness = witnessOf(variant.event, variantText(variant))
      if (witness !== undefined) list.push({ at, round: round + 1, witness })
    }
    if (making.effort.left < 0 || (matching.length >= most && missing.length >= most)) break
  }
  return { witnesses: chosen(matching, missing, most, only), isMatched: found.length > 0, unmet }
}

interface Made {
  /** Index of the predicate that it is about; -1 for the whole rule. */
  readonly at: number
  /** Later rounds are less informative. */
  readonly round: number
  readonly witness: Witness
}

/** Cuts each list to its share, half or more if the other is shorter, and sorts it in the order of the rule. */
function chosen(
  matching: readonly Made[],
  missing: readonly Made[],
  most: number,
  only: WitnessSettings['only'],
): readonly Witness[] {
  const half = Math.ceil(most / 2)
  const first = only === 'matching' ? most : only === 'near-misses' ? 0 : Math.max(half, most - missing.length)
  const own = firstRounds(matching, first)
  const others = only === 'matching' ? [] : firstRounds(missing, most - own.length)
  return [own, others].flatMap((list) => [...list].sort((a, b) => a.at - b.at).map(({ witness }) => witness))
}

/** Keeps the first rounds. Of the round that does not fit as a whole, keeps some from all over the rule. */
function firstRounds(made: readonly Made[], most: number): readonly Made[] {
  const last = made[most]?.round
  if (last === undefined) return made
  const whole = made.filter(({ round }) => round < last)
  return [
    ...whole,
    ...spread(
      made.filter(({ round }) => round === last),
      most - whole.length,
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
