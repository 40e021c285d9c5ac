import { isObject, type Json } from '../ir/json.js'
import type { Predicate } from '../ir/predicate.js'
import { decidingBranch } from './branches.js'
import { type Change, changesOf, fieldsOf } from './changes.js'
import { type Choose, shuffled } from './choose.js'
import { chargePredicate, isTooLong } from './effort.js'
import { MAX_BASES, MAX_TRIALS } from './effort-limits.js'
import { type EventObject, put } from './event-object.js'
import { fittingValues } from './fitting-values.js'
import { predicateTest } from './predicate-test.js'
import { repairedEvent } from './repaired-event.js'
import { satisfyingEvent } from './satisfying-event.js'
import { singleValued } from './single-valued.js'
import type { WitnessContext } from './witness-context.js'

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

/**
 * Generates events whose verdict depends on the predicate, the most informative first: one in which it holds, then
 * small changes of it. The events in `known` match.
 */
export function* variantsOf(
  predicate: Predicate,
  context: WitnessContext,
  knownMatches: readonly EventObject[],
): Generator<Variant> {
  const { matches, keywordField, choose, effort } = context
  const holds = predicateTest(predicate)
  const changes = changesOf(predicate, choose, keywordField).filter(({ value }) => isUsual(value))
  const base = findBase(predicate, shuffled(changes, choose), context, knownMatches)
  const values = changes.map(({ value }) => value)
  if (base === undefined || !chargePredicate(predicate, values, effort)) return
  const isExclusion = !matches(base)
  if (effort.refused) return
  if (isExclusion || !knownMatches.some(holds))
    yield { event: base, predicate, holds: true, matches: !isExclusion, change: undefined }
  const changedEvents = changes.map((change) => changedEvent(base, change, holds))
  for (const { made, change } of inOrder(changedEvents, choose)) {
    if (effort.remaining < 0) return
    const { event, holds } = made()
    const variant = { event, predicate, holds, matches: matches(event), change: change.about }
    // If they differ, the verdict depends on another predicate as well.
    if ((holds === variant.matches) !== isExclusion) yield variant
  }
}

/** True unless the value contains an object, which an index cannot store in the same field as other values. */
const isUsual = (value: Json): boolean =>
  !isObject(value) &&
  !(Array.isArray(value) && (value.length === 0 || value.some((candidate: Json) => typeof candidate === 'object')))

interface Changed {
  readonly change: Change
  /** Returns the event, and whether the predicate holds in it. Made once, when it is needed. */
  readonly made: () => { readonly event: EventObject; readonly holds: boolean }
}

function changedEvent(base: EventObject, change: Change, test: (event: EventObject) => boolean): Changed {
  let known: ReturnType<Changed['made']> | undefined
  const made = (): ReturnType<Changed['made']> => {
    if (known === undefined) {
      const event = put(base, change.field, change.value, change.layout)
      known = { event, holds: test(event) }
    }
    return known
  }
  return { change, made }
}

/** Counts the characters of a text that are not plain letters or digits. */
const oddness = (value: Json): number => (typeof value === 'string' ? value.replace(/[a-z0-9]/gi, '').length : 0)

/**
 * Orders variants: the nearest miss, the farthest hit, the missing field, more of these, and finally values that are
 * rare in logs.
 */
function inOrder(changedEvents: readonly Changed[], choose: Choose): readonly Changed[] {
  const ofKinds = (...kinds: readonly Change['kind'][]): readonly Changed[] =>
    kinds.flatMap((kind) =>
      shuffled(
        changedEvents.filter(({ change }) => change.kind === kind),
        choose,
      ),
    )
  const near = ofKinds('specific', 'text')
  const [miss, ...misses] = near.filter(({ made }) => !made().holds)
  const [hit, ...hits] = near.filter(({ made }) => made().holds)
  // The base has the first value.
  const [second, ...fitting] = changedEvents
    .filter(({ change }) => change.kind === 'fits')
    .slice(1)
    .map((changed) => ({ changed, oddness: oddness(changed.change.value) }))
    .sort((a, b) => a.oddness - b.oddness)
    .map(({ changed }) => changed)
  const first = [miss, second, hit].filter((candidate) => candidate !== undefined)
  const others = [...ofKinds('missing'), ...misses, ...hits, ...ofKinds('shape', 'type')]
  return [...first, ...others, ...shuffled([...fitting, ...ofKinds('odd', 'layout')], choose)]
}

/** Finds an event in which the predicate holds and the verdict depends on it, or returns `undefined`. */
function findBase(
  predicate: Predicate,
  changes: readonly Change[],
  context: WitnessContext,
  knownMatches: readonly EventObject[],
): EventObject | undefined {
  for (const event of candidates(predicate, context, knownMatches)) {
    if (context.effort.remaining < 0) return undefined
    const values = changes.map(({ value }) => value)
    if (!chargePredicate(predicate, values, context.effort)) return undefined
    if (!predicateTest(predicate)(event)) continue
    if (verdictDependsOn(predicate, event, changes, context)) return event
  }
  return undefined
}

/**
 * Generates candidates for a base. Events that are known to match come first, so that a variant differs from an event
 * that is also shown.
 */
function* candidates(
  predicate: Predicate,
  context: WitnessContext,
  knownMatches: readonly EventObject[],
): Generator<EventObject> {
  const { expr, predicateCount, matches, keywordField, choose, effort } = context
  const holds = predicateTest(predicate)
  const [value] = fittingValues(predicate, choose)
  const [field = keywordField] = fieldsOf(predicate, keywordField)
  yield* knownMatches.filter(holds).slice(0, MAX_BASES)
  yield* knownMatches.slice(0, MAX_BASES).map((event) => put(event, field, value))
  for (let tries = 0; tries < MAX_BASES && effort.remaining > 0; tries++) {
    effort.remaining -= predicateCount
    const siblings = decidingBranch(expr, predicate, choose)
    if (siblings === undefined) break
    const branch = [...siblings, { predicate, positive: true }]
    if (isTooLong(branch)) break
    const event = satisfyingEvent(branch, choose, keywordField)
    const verdict = matches(event)
    yield singleValued(event, branch, (candidate) => holds(candidate) && matches(candidate) === verdict)
    const repaired = repairedEvent(event, branch, context)
    if (repaired !== undefined) yield repaired
  }
}

/** True if a different result of the predicate changes the verdict. */
function verdictDependsOn(
  predicate: Predicate,
  event: EventObject,
  changes: readonly Change[],
  { matches }: WitnessContext,
): boolean {
  const verdict = matches(event)
  const holds = predicateTest(predicate)
  let trials = 0
  for (const { field, value, layout } of changes) {
    const changed = put(event, field, value, layout)
    if (holds(changed)) continue
    if (matches(changed) !== verdict) return true
    if (++trials === MAX_TRIALS) return false
  }
  return false
}
