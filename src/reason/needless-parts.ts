import type { Expr } from '../ir/predicate.js'
import type { DataAssumption } from './answer.js'
import {
  type CoverIndex,
  candidatesFor,
  firstEqual,
  type GroupedExpr,
  openCoverIndex,
  removeFrom,
} from './cover-index.js'
import { MAX_IDLE_COMPARISONS, MAX_MATCHED_OTHERS } from './reason-limits.js'
import type { Reasoner } from './reasoner.js'

/** A part of a group that another part makes needless. */
export interface NeedlessPart {
  readonly part: Expr
  /** The part that is enough: it matches more in an `or`, and less in an `and`. */
  readonly because: Expr
  readonly assuming?: DataAssumption
}

/**
 * Finds the parts of a group that another part makes needless: `bash` beside `sh` in a list of which any may match, or
 * `sh` beside `bash` where all have to. Of parts with the same meaning, the first one is kept. An expression that is no
 * group has none. Parts that are needless are compared no further, so that the time grows little faster than the number
 * of parts. Very long groups whose parts match each other's events without covering each other are not examined to the end.
 * If one part of an `and` makes more than 300 others needless, 300 of them are found.
 *
 * @example
 * const place = { span: { start: 0, end: 0 }, item: { start: 0, end: 0 } }
 * const contains = (text) => leaf({ kind: 'match', field: 'a', pattern: parsePattern(`*${text}*`), cased: false, ...place })
 * const [sh, bash] = [contains('sh'), contains('bash')]
 * needlessParts(or([sh, bash]), openReasoner()) // [{ part: bash, because: sh }]
 * needlessParts(and([sh, bash]), openReasoner()) // [{ part: sh, because: bash }]
 */
export function needlessParts(group: Expr, reasoner: Reasoner): readonly NeedlessPart[] {
  if (group.kind !== 'or' && group.kind !== 'and') return []
  const parts = group.args
  const grouped = parts.map((expr) => ({ expr, group: '' }))
  const search: Search = {
    parts: grouped,
    isAnd: group.kind === 'and',
    reasoner,
    firsts: firstEqual(grouped),
    idle: parts.length * MAX_IDLE_COMPARISONS,
  }
  const needless = findNeedless(search)
  const reasons = findReasons(search, needless)
  return parts.flatMap((part, at): NeedlessPart[] => {
    const { by, assuming } = reasons.get(at) ?? {}
    const because = by === undefined ? undefined : parts[by]
    return because === undefined ? [] : [{ part, because, ...(assuming === undefined ? {} : { assuming }) }]
  })
}

interface Search {
  readonly parts: readonly GroupedExpr[]
  readonly isAnd: boolean
  readonly reasoner: Reasoner
  /** For each part, the first one that is written alike. */
  readonly firsts: readonly number[]
  /** Comparisons without a result that are left. */
  idle: number
}

/**
 * Finds all needless parts. They are left out of all further comparisons: what covers a needless part, or is covered by
 * it, has the same relation to the part that makes it needless.
 */
function findNeedless(search: Search): ReadonlySet<number> {
  const { parts, isAnd, firsts } = search
  const needless = new Set(firsts.flatMap((first, at) => (first === at ? [] : [at])))
  const index = openCoverIndex(parts, (at) => !needless.has(at))
  for (const [at, part] of parts.entries()) {
    if (needless.has(at)) continue
    for (const [by, other] of coveringParts(at, index, search)) {
      const isEquivalent = search.reasoner.implies(other.expr, part.expr).answer === 'yes'
      const isOtherNeedless = isEquivalent ? by > at : isAnd
      const found = isOtherNeedless ? by : at
      needless.add(found)
      removeFrom(index, found)
      if (!isOtherNeedless) break
    }
  }
  return needless
}

interface Reason {
  readonly by: number
  readonly assuming?: DataAssumption
}

/** Finds for each needless part a needed one that is enough. */
function findReasons(search: Search, needless: ReadonlySet<number>): ReadonlyMap<number, Reason> {
  const { parts, isAnd, firsts } = search
  const reasons = new Map<number, Reason>()
  const index = openCoverIndex(parts, (at) => firsts[at] === at && needless.has(at) === isAnd)
  for (const at of parts.keys()) {
    if (firsts[at] !== at || needless.has(at) === isAnd) continue
    for (const [by, , assuming] of coveringParts(at, index, search)) {
      const [part, because] = isAnd ? [by, at] : [at, by]
      reasons.set(part, { by: because, ...(assuming === undefined ? {} : { assuming }) })
      if (!isAnd) break
      removeFrom(index, by)
    }
  }
  // Parts that are written alike: the first one is enough, or what is enough instead of it.
  for (const [at, first] of firsts.entries()) if (first !== at) reasons.set(at, reasons.get(first) ?? { by: first })
  return reasons
}

/** Lists the parts of an index that cover a part. */
function* coveringParts(
  at: number,
  index: CoverIndex,
  search: Search,
): Generator<readonly [by: number, other: GroupedExpr, assuming: DataAssumption | undefined]> {
  const { parts, reasoner } = search
  const part = parts[at]
  const possible = part && reasoner.satisfiable(part.expr)
  if (part === undefined || possible?.answer !== 'yes') return
  for (const by of candidatesFor(index, '', possible.event, MAX_MATCHED_OTHERS)) {
    const other = parts[by]
    if (by === at || other === undefined || !reasoner.matches(other.expr, possible.event)) continue
    if (search.idle <= 0) return
    const law = reasoner.implies(part.expr, other.expr)
    if (law.answer === 'yes') yield [by, other, 'assuming' in law ? law.assuming : undefined]
    else search.idle--
  }
}
