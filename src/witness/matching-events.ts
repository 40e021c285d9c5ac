import type { Expr, Predicate } from '../ir/predicate.js'
import type { Json } from '../match/field-values.js'
import { type Branch, branchesOf, type Literal } from './branches.js'
import { predicatesOf } from './changes.js'
import type { Choose } from './choose.js'
import { consistentBranch } from './consistent-branch.js'
import { type Effort, isTooLong } from './effort.js'
import type { EventObject } from './place.js'
import { predicateTest } from './predicate-test.js'
import { repairedEvent } from './repaired-event.js'
import { satisfyingEvent } from './satisfying-event.js'
import { singleValued } from './single-valued.js'

export type Matches = (event: Json) => boolean

export interface MatchingEvents {
  /** Each with the part of its branch that not every branch has. */
  readonly found: readonly { readonly event: EventObject; readonly by: Branch }[]
  /** Questions that should hold in some event that matches, and for which none was found. */
  readonly unmet: readonly Predicate[]
}

/** Searches for one value, or for the whole rule, before it is given up. */
const MOST_SEARCHES = 6
/** Values that are searched for on their own, after their branches did not work. */
const MOST_SEARCHED = 40

/** Events that the rule matches: one for each of its branches, or for so many of them. */
export function matchingEvents(
  expr: Expr,
  matches: Matches,
  most: number,
  choose: Choose,
  effort: Effort,
): MatchingEvents {
  const predicates = predicatesOf(expr).length
  const branches = branchesOf(expr, most)
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
    add(matchingEvent(branch, matches, choose, effort), branch)
    for (const { predicate, positive } of branch) if (positive) open.add(predicate)
  }
  const search = (assumed: Branch): boolean => {
    for (let searches = 0; searches < MOST_SEARCHES && effort.left > 0; searches++) {
      const branch = consistentBranch(expr, assumed, choose)
      effort.left -= predicates
      if (typeof branch === 'string' || isTooLong(branch)) return false
      if (add(matchingEvent(branch, matches, choose, effort), branch)) return true
    }
    return false
  }
  const missed = [...open].filter((predicate) => !met.has(predicate)).slice(0, MOST_SEARCHED)
  const unmet = missed.filter((predicate) => !met.has(predicate) && !search([{ predicate, positive: true }]))
  if (found.length === 0) search([])
  return { found, unmet }
}

/** An event that satisfies the branch and so matches; undefined if none is found. */
export function matchingEvent(
  branch: Branch,
  matches: Matches,
  choose: Choose,
  effort: Effort,
): EventObject | undefined {
  if (isTooLong(branch)) return undefined
  const event = satisfyingEvent(branch, choose)
  if (matches(event)) return singleValued(event, branch, matches)
  const repaired = repairedEvent(event, branch, choose, effort)
  return repaired !== undefined && matches(repaired) ? singleValued(repaired, branch, matches) : undefined
}

/** What every branch asks for. */
function commonOf([first = [], ...others]: readonly Branch[]): ReadonlySet<Predicate> {
  const sets = others.map((branch) => new Set(branch.map(({ predicate }) => predicate)))
  const isCommon = ({ predicate }: Literal): boolean => sets.every((set) => set.has(predicate))
  return new Set(first.filter(isCommon).map(({ predicate }) => predicate))
}
