import type { Predicate } from '../ir/predicate.js'
import type { Json } from '../match/field-values.js'
import { decidingBranch } from './branches.js'
import { type Change, changesOf, fieldsOf } from './changes.js'
import { type Choose, shuffled } from './choose.js'
import { isTooLong, payTests } from './effort.js'
import { type EventObject, isObject, put } from './event-object.js'
import { fittingValues } from './fitting-values.js'
import type { Making } from './making.js'
import { predicateTest } from './predicate-test.js'
import { repairedEvent } from './repaired-event.js'
import { satisfyingEvent } from './satisfying-event.js'
import { singleValued } from './single-valued.js'

/** An event on which the verdict of the rule depends on one predicate. */
export interface Variant {
  readonly event: EventObject
  readonly predicate: Predicate
  /** True if the predicate holds. */
  readonly holds: boolean
  readonly matches: boolean
  /** The change to an event in which the predicate holds; undefined for that event itself. */
  readonly change: string | undefined
}

const MOST_BASES = 4
const MOST_TRIALS = 12

/**
 * Generates events whose verdict depends on the predicate, the most informative first: one in which it holds, then
 * small changes of it. The events in `known` match.
 */
export function* variantsOf(predicate: Predicate, making: Making, known: readonly EventObject[]): Generator<Variant> {
  const { matches, slot, choose, effort } = making
  const holds = predicateTest(predicate)
  const changes = changesOf(predicate, choose, slot).filter(({ value }) => isUsual(value))
  const base = baseOf(predicate, shuffled(changes, choose), making, known)
  const values = changes.map(({ value }) => value)
  if (base === undefined || !payTests(predicate, values, effort)) return
  const isExclusion = !matches(base)
  if (effort.refused) return
  if (isExclusion || !known.some(holds))
    yield { event: base, predicate, holds: true, matches: !isExclusion, change: undefined }
  const made = changes.map(({ about, field, value, place, kind }) => {
    const event = put(base, field, value, place)
    return { event, kind, oddness: oddness(value), holds: holds(event), change: about }
  })
  for (const { event, holds, change } of inOrder(made, choose)) {
    if (effort.left < 0) return
    const variant = { event, predicate, holds, matches: matches(event), change }
    // If they differ, the verdict depends on another predicate as well.
    if ((holds === variant.matches) !== isExclusion) yield variant
  }
}

/** True unless the value contains an object, which an index cannot store in the same field as other values. */
const isUsual = (value: Json): boolean =>
  !isObject(value) &&
  !(Array.isArray(value) && (value.length === 0 || value.some((one: Json) => typeof one === 'object')))

interface Changed extends Pick<Change, 'kind'> {
  readonly event: EventObject
  readonly oddness: number
  readonly holds: boolean
  readonly change: string
}

/** Counts the characters of a text that are not plain letters or digits. */
const oddness = (value: Json): number => (typeof value === 'string' ? value.replace(/[a-z0-9]/gi, '').length : 0)

/**
 * Orders variants: the nearest miss, the farthest hit, the missing field, more of these, and finally values that are
 * rare in logs.
 */
function inOrder(made: readonly Changed[], choose: Choose): readonly Changed[] {
  const of = (...kinds: readonly Change['kind'][]): readonly Changed[] =>
    kinds.flatMap((kind) =>
      shuffled(
        made.filter((one) => one.kind === kind),
        choose,
      ),
    )
  const near = of('own', 'text')
  const [miss, ...misses] = near.filter(({ holds }) => !holds)
  const [hit, ...hits] = near.filter(({ holds }) => holds)
  // The base has the first value.
  const [second, ...fitting] = made
    .filter(({ kind }) => kind === 'fits')
    .slice(1)
    .sort((a, b) => a.oddness - b.oddness)
  const first = [miss, second, hit].filter((one) => one !== undefined)
  const others = [...of('missing'), ...misses, ...hits, ...of('shape', 'type')]
  return [...first, ...others, ...shuffled([...fitting, ...of('odd', 'place')], choose)]
}

/** Finds an event in which the predicate holds and the verdict depends on it, or returns `undefined`. */
function baseOf(
  predicate: Predicate,
  changes: readonly Change[],
  making: Making,
  known: readonly EventObject[],
): EventObject | undefined {
  for (const event of candidates(predicate, making, known)) {
    if (making.effort.left < 0) return undefined
    const values = changes.map(({ value }) => value)
    if (!payTests(predicate, values, making.effort)) return undefined
    if (!predicateTest(predicate)(event)) continue
    if (hangsOn(predicate, event, changes, making)) return event
  }
  return undefined
}

/**
 * Generates candidates for a base. Events that are known to match come first, so that a variant differs from an event
 * that is also shown.
 */
function* candidates(predicate: Predicate, making: Making, known: readonly EventObject[]): Generator<EventObject> {
  const { expr, questions, matches, slot, choose, effort } = making
  const holds = predicateTest(predicate)
  const [value] = fittingValues(predicate, choose)
  const [field = slot] = fieldsOf(predicate, slot)
  yield* known.filter(holds).slice(0, MOST_BASES)
  yield* known.slice(0, MOST_BASES).map((event) => put(event, field, value))
  for (let tries = 0; tries < MOST_BASES && effort.left > 0; tries++) {
    effort.left -= questions
    const beside = decidingBranch(expr, predicate, choose)
    if (beside === undefined) break
    const branch = [...beside, { predicate, positive: true }]
    if (isTooLong(branch)) break
    const event = satisfyingEvent(branch, choose, slot)
    const verdict = matches(event)
    yield singleValued(event, branch, (one) => holds(one) && matches(one) === verdict)
    const repaired = repairedEvent(event, branch, making)
    if (repaired !== undefined) yield repaired
  }
}

/** True if a different result of the predicate changes the verdict. */
function hangsOn(predicate: Predicate, event: EventObject, changes: readonly Change[], { matches }: Making): boolean {
  const verdict = matches(event)
  const holds = predicateTest(predicate)
  const others = changes
    .map(({ field, value, place }) => put(event, field, value, place))
    .filter((changed) => !holds(changed))
  return others.slice(0, MOST_TRIALS).some((changed) => matches(changed) !== verdict)
}
