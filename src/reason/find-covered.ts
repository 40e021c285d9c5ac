import type { DataAssumption, UndecidedReason } from './answer.js'
import { type CoverIndex, candidatesFor, firstEqual, type GroupedExpr, openCoverIndex } from './cover-index.js'
import { MAX_COMPARED_OTHERS, MAX_MATCHED_OTHERS } from './reason-limits.js'
import type { Reasoner } from './reasoner.js'

/** Two expressions, by their indexes: each event of `covered` satisfies `by` as well. */
export interface Covering {
  readonly covered: number
  readonly by: number
  /** True if both match the same events. Such a pair occurs once, with the later one as `covered`. */
  readonly isEquivalent: boolean
  readonly assuming?: DataAssumption
}

/** The expressions of a list that others cover, and those about which nothing is known. */
export interface Coverings {
  readonly coverings: readonly Covering[]
  /** Indexes of expressions that no event satisfies. Every other expression covers them. */
  readonly impossible: readonly number[]
  /** Expressions, or pairs of them, about which nothing is known. */
  readonly undecided: readonly { readonly covered: number; readonly by?: number; readonly reason: UndecidedReason }[]
}

type Undecided = Coverings['undecided'][number]

/**
 * Finds the expressions whose events all satisfy another expression of their group. An event of each expression is
 * tested against those others that may match it, by an index of texts. Most pairs are never looked at, so the time
 * grows little faster than the number of expressions. An expression is compared with at most a hundred others. It is also
 * among the undecided ones if an event of it satisfies more, or if the index finds 300 that it may satisfy.
 *
 * @param progress called with the number of finished expressions
 */
export function findCovered(
  all: readonly GroupedExpr[],
  reasoner: Reasoner,
  progress: (finished: number) => void = () => {},
): Coverings {
  const firsts = firstEqual(all)
  const index = openCoverIndex(all, (at) => firsts[at] === at)
  const examined = all.map((_, at) => (firsts[at] === at ? examine(at, all, index, reasoner) : undefined))
  const known: Known = new Map()
  // Wide expressions come first: what covers them covers all that they cover, without a question.
  const order = all.map((_, at) => at).sort((a, b) => othersOf(examined[a]).length - othersOf(examined[b]).length)
  for (const [finished, at] of order.entries()) {
    known.set(at, compare(at, othersOf(examined[at]), { all, reasoner, known }))
    progress(finished + 1)
  }
  return {
    coverings: all.flatMap((_, at) => {
      const first = firsts[at] ?? at
      return first === at ? listed(known.get(at)) : [{ covered: at, by: first, isEquivalent: true }]
    }),
    impossible: all.flatMap((_, at) => (examined[at] === 'impossible' ? [at] : [])),
    undecided: all.flatMap((_, at) => [...undecidedOf(at, examined[at]), ...(known.get(at)?.undecided ?? [])]),
  }
}

/** The expressions that match an event of another one, or why there is no such event. */
type Examined = 'impossible' | UndecidedReason | { readonly others: readonly number[]; readonly isCut: boolean }

/** All that is known about one expression: every covering is listed, and so are both directions of equivalent pairs. */
interface Compared {
  readonly coverings: readonly Covering[]
  readonly undecided: readonly Undecided[]
}

type Known = Map<number, Compared>

function examine(at: number, all: readonly GroupedExpr[], index: CoverIndex, reasoner: Reasoner): Examined | undefined {
  const own = all[at]
  if (own === undefined) return undefined
  const possible = reasoner.satisfiable(own.expr)
  if (possible.answer === 'no') return 'impossible'
  if (possible.answer === 'undecided') return possible.reason
  const candidates = [...candidatesFor(index, own.group, possible.event, MAX_MATCHED_OTHERS)]
  const others = candidates.filter((other) => {
    const expr = all[other]?.expr
    return other !== at && expr !== undefined && reasoner.matches(expr, possible.event)
  })
  const isCut = candidates.length === MAX_MATCHED_OTHERS || others.length > MAX_COMPARED_OTHERS
  return { others: others.sort((a, b) => a - b).slice(0, MAX_COMPARED_OTHERS), isCut }
}

const othersOf = (examined: Examined | undefined): readonly number[] =>
  typeof examined === 'object' ? examined.others : []

function undecidedOf(covered: number, examined: Examined | undefined): readonly Undecided[] {
  if (examined === undefined || examined === 'impossible') return []
  if (typeof examined === 'string') return [{ covered, reason: examined }]
  return examined.isCut ? [{ covered, reason: 'steps' }] : []
}

interface Comparisons {
  readonly all: readonly GroupedExpr[]
  readonly reasoner: Reasoner
  readonly known: ReadonlyMap<number, Compared>
}

/** Compares an expression with others. The narrowest others come first, since the most follows from them. */
function compare(at: number, others: readonly number[], { all, reasoner, known }: Comparisons): Compared {
  const own = all[at]?.expr
  const coverings = new Map<number, Covering>()
  const undecided: Undecided[] = []
  const sizeOf = (other: number): number => known.get(other)?.coverings.length ?? 0
  for (const by of [...others].sort((a, b) => sizeOf(b) - sizeOf(a))) {
    const other = all[by]?.expr
    if (own === undefined || other === undefined || coverings.has(by)) continue
    const { answer, ...grounds } = reasoner.implies(own, other)
    if ('reason' in grounds) undecided.push({ covered: at, by, reason: grounds.reason })
    if (answer !== 'yes') continue
    const isEquivalent = reasoner.implies(other, own).answer === 'yes'
    coverings.set(by, { covered: at, by, isEquivalent, ...('assuming' in grounds ? grounds : {}) })
    if ('assuming' in grounds) continue
    for (const further of known.get(by)?.coverings ?? []) {
      if (coverings.size >= MAX_COMPARED_OTHERS) break
      if (further.assuming !== undefined || further.by === at || coverings.has(further.by)) continue
      coverings.set(further.by, { covered: at, by: further.by, isEquivalent: isEquivalent && further.isEquivalent })
    }
  }
  return { coverings: [...coverings.values()], undecided }
}

/** The coverings in the order of the list. Of two equivalent expressions, only the later one is covered. */
const listed = (compared: Compared | undefined): readonly Covering[] =>
  (compared?.coverings ?? [])
    .filter(({ covered, by, isEquivalent }) => !isEquivalent || by < covered)
    .sort((a, b) => a.by - b.by)
