import type { Predicate } from '../ir/predicate.js'
import { type Branch, branchesOf, type Literal } from './branches.js'
import { consistentBranch } from './consistent-branch.js'
import { isTooLong } from './effort.js'
import { MAX_SEARCHED_PREDICATES, MAX_SEARCHES, MIN_BRANCHES } from './effort-limits.js'
import type { EventObject } from './event-object.js'
import { predicateTest } from './predicate-test.js'
import { repairedEvent } from './repaired-event.js'
import { satisfyingEvent } from './satisfying-event.js'
import { singleValued } from './single-valued.js'
import type { WitnessContext } from './witness-context.js'

export interface MatchingEvents {
  /** Events, each with the literals of its branch that not every branch has. */
  readonly events: readonly { readonly event: EventObject; readonly by: Branch }[]
  /** Predicates that should hold in a matching event, but for which none was found. */
  readonly unmet: readonly Predicate[]
}

/** Finds events that match: one per branch, up to a limit. */
export function matchingEvents(context: WitnessContext, limit: number): MatchingEvents {
  const { expr, predicateCount, choose, effort } = context
  const branches = branchesOf(expr, Math.max(limit, MIN_BRANCHES))
  const common = commonOf(branches)
  const events: { readonly event: EventObject; readonly by: Branch }[] = []
  const required = new Set<Predicate>()
  const met = new Set<Predicate>()
  const add = (event: EventObject | undefined, branch: Branch): boolean => {
    if (event === undefined) return false
    events.push({ event, by: branch.filter(({ predicate }) => !common.has(predicate)) })
    for (const { predicate, positive } of branch) if (positive && predicateTest(predicate)(event)) met.add(predicate)
    return true
  }
  for (const branch of branches) {
    if (effort.remaining < 0) break
    add(matchingEvent(branch, context), branch)
    for (const { predicate, positive } of branch) if (positive) required.add(predicate)
  }
  const search = (assumed: Branch): boolean => {
    for (let searches = 0; searches < MAX_SEARCHES && effort.remaining > 0; searches++) {
      const branch = consistentBranch(expr, assumed, choose)
      effort.remaining -= predicateCount
      if (typeof branch === 'string' || isTooLong(branch)) return false
      if (add(matchingEvent(branch, context), branch)) return true
    }
    return false
  }
  const missed = [...required].filter((predicate) => !met.has(predicate)).slice(0, MAX_SEARCHED_PREDICATES)
  const unmet = missed.filter((predicate) => !met.has(predicate) && !search([{ predicate, positive: true }]))
  if (events.length === 0) search([])
  return { events, unmet }
}

/** Finds an event that satisfies the branch and matches, or returns `undefined`. */
function matchingEvent(branch: Branch, context: WitnessContext): EventObject | undefined {
  const { matches, choose, keywordField } = context
  if (isTooLong(branch)) return undefined
  const event = satisfyingEvent(branch, choose, keywordField)
  if (matches(event)) return singleValued(event, branch, matches)
  const repaired = repairedEvent(event, branch, context)
  return repaired !== undefined && matches(repaired) ? singleValued(repaired, branch, matches) : undefined
}

/** Returns the predicates that occur in every branch. */
function commonOf([first = [], ...others]: readonly Branch[]): ReadonlySet<Predicate> {
  const sets = others.map((branch) => new Set(branch.map(({ predicate }) => predicate)))
  const isCommon = ({ predicate }: Literal): boolean => sets.every((set) => set.has(predicate))
  return new Set(first.filter(isCommon).map(({ predicate }) => predicate))
}
