import type { Predicate } from '../ir/predicate.js'
import { type Branch, branchesOf, type Literal } from './branches.js'
import { consistentBranch } from './consistent-branch.js'
import { isTooLong } from './effort.js'
import type { EventObject } from './event-object.js'
import type { Making } from './making.js'
import { predicateTest } from './predicate-test.js'
import { repairedEvent } from './repaired-event.js'
import { satisfyingEvent } from './satisfying-event.js'
import { singleValued } from './single-valued.js'

export interface MatchingEvents {
  /** Events, each with the literals of its branch that not every branch has. */
  readonly found: readonly { readonly event: EventObject; readonly by: Branch }[]
  /** Predicates that should hold in a matching event, but for which none was found. */
  readonly unmet: readonly Predicate[]
}

const MOST_SEARCHES = 6
const MOST_SEARCHED = 40

const MOST_LOOKED_AT = 100

/** Finds events that match: one per branch, up to a limit. */
export function matchingEvents(making: Making, most: number): MatchingEvents {
  const { expr, questions, choose, effort } = making
  const branches = branchesOf(expr, Math.max(most, MOST_LOOKED_AT))
  const common = commonOf(branches)
  const found: { readonly event: EventObject; readonly by: Branch }[] = []
  const open = new Set<Predicate>()
  const met = new Set<Predicate>()
  const add = (event: EventObject | undefined, branch: Branch): boolean => {
    if (event === undefined) return false
    found.push({ event, by: branch.filter(({ predicate }) => !common.has(predicate)) })
    for (const { predicate, positive } of branch) if (positive && predicateTest(predicate)(event)) met.add(predicate)
    return true
  }
  for (const branch of branches) {
    if (effort.left < 0) break
    add(matchingEvent(branch, making), branch)
    for (const { predicate, positive } of branch) if (positive) open.add(predicate)
  }
  const search = (assumed: Branch): boolean => {
    for (let searches = 0; searches < MOST_SEARCHES && effort.left > 0; searches++) {
      const branch = consistentBranch(expr, assumed, choose)
      effort.left -= questions
      if (typeof branch === 'string' || isTooLong(branch)) return false
      if (add(matchingEvent(branch, making), branch)) return true
    }
    return false
  }
  const missed = [...open].filter((predicate) => !met.has(predicate)).slice(0, MOST_SEARCHED)
  const unmet = missed.filter((predicate) => !met.has(predicate) && !search([{ predicate, positive: true }]))
  if (found.length === 0) search([])
  return { found, unmet }
}

/** Finds an event that satisfies the branch and matches, or returns `undefined`. */
export function matchingEvent(branch: Branch, making: Making): EventObject | undefined {
  const { matches, choose, slot } = making
  if (isTooLong(branch)) return undefined
  const event = satisfyingEvent(branch, choose, slot)
  if (matches(event)) return singleValued(event, branch, matches)
  const repaired = repairedEvent(event, branch, making)
  return repaired !== undefined && matches(repaired) ? singleValued(repaired, branch, matches) : undefined
}

/** Returns the predicates that occur in every branch. */
function commonOf([first = [], ...others]: readonly Branch[]): ReadonlySet<Predicate> {
  const sets = others.map((branch) => new Set(branch.map(({ predicate }) => predicate)))
  const isCommon = ({ predicate }: Literal): boolean => sets.every((set) => set.has(predicate))
  return new Set(first.filter(isCommon).map(({ predicate }) => predicate))
}
