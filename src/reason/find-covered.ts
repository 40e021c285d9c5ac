import { forEachLeaf } from '../ir/bool.js'
import { normalText } from '../ir/normal-text.js'
import type { Expr } from '../ir/predicate.js'
import { type FieldReader, fieldReader, textOf } from '../match/field-values.js'
import { addValue } from '../text/add-value.js'
import type { EventObject } from '../witness/event-object.js'
import type { DataAssumption, UndecidedReason } from './answer.js'
import type { Reasoner } from './reasoner.js'
import { type Mark, markKey, marksOf, marksOfText, requirementOf } from './requirement.js'

/** An expression among others. Only expressions of the same group are compared: those of one log source. */
export interface GroupedExpr {
  readonly expr: Expr
  readonly group: string
}

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

/**
 * Finds the expressions whose events all satisfy another expression of their group. An event of each expression is
 * tested against those others that may match it, by an index of texts. Most pairs are never looked at, so the time
 * grows little faster than the number of expressions.
 *
 * @param progress called with the number of finished expressions
 */
export function findCovered(
  all: readonly GroupedExpr[],
  reasoner: Reasoner,
  progress: (finished: number) => void = () => {},
): Coverings {
  const firsts = firstEqual(all)
  const index = openIndex(all, firsts)
  const parts = all.map((_, at): Coverings => {
    const first = firsts[at] ?? at
    const found = first === at ? coveringsOf(at, all, index, reasoner) : repetition(at, first)
    progress(at + 1)
    return found
  })
  return {
    coverings: parts.flatMap(({ coverings }) => coverings),
    impossible: parts.flatMap(({ impossible }) => impossible),
    undecided: parts.flatMap(({ undecided }) => undecided),
  }
}

/** Returns for each expression the first one of its group that is written alike, often itself. */
function firstEqual(all: readonly GroupedExpr[]): readonly number[] {
  const firstByText = new Map<string, number>()
  return all.map(({ expr, group }, at) => {
    const key = `${group}\n${normalText(expr)}`
    const first = firstByText.get(key) ?? at
    firstByText.set(key, first)
    return first
  })
}

/** An expression that is written like an earlier one, which stands for it in all other comparisons. */
const repetition = (covered: number, by: number): Coverings => ({
  ...NOTHING,
  coverings: [{ covered, by, isEquivalent: true }],
})

const NOTHING: Coverings = { coverings: [], impossible: [], undecided: [] }

function coveringsOf(at: number, all: readonly GroupedExpr[], index: Index, reasoner: Reasoner): Coverings {
  const own = all[at]
  if (own === undefined) return NOTHING
  const possible = reasoner.satisfiable(own.expr)
  if (possible.answer === 'no') return { ...NOTHING, impossible: [at] }
  if (possible.answer === 'undecided') return { ...NOTHING, undecided: [{ covered: at, reason: possible.reason }] }
  const coverings: Covering[] = []
  const undecided: Coverings['undecided'][number][] = []
  for (const by of candidates(index, own.group, possible.event)) {
    const other = all[by]
    if (by === at || other === undefined || !reasoner.matches(other.expr, possible.event)) continue
    const { answer, ...grounds } = reasoner.implies(own.expr, other.expr)
    if ('reason' in grounds) undecided.push({ covered: at, by, reason: grounds.reason })
    if (answer !== 'yes') continue
    const isEquivalent = reasoner.implies(other.expr, own.expr).answer === 'yes'
    if (isEquivalent && by > at) continue
    coverings.push({ covered: at, by, isEquivalent, ...('assuming' in grounds ? grounds : {}) })
  }
  return { coverings, impossible: [], undecided }
}

/** The expressions of a group, by marks that their events need. */
interface GroupIndex {
  readonly byMark: Map<string, number[]>
  /** Expressions whose events need no known mark. */
  readonly others: number[]
  readonly readers: Map<string, FieldReader>
}

type Index = ReadonlyMap<string, GroupIndex>

function openIndex(all: readonly GroupedExpr[], firsts: readonly number[]): Index {
  const counts = new Map<string, number>()
  for (const { expr } of all) {
    const marks = new Set<string>()
    forEachLeaf(expr, (predicate) => {
      for (const mark of marksOf(predicate)) marks.add(markKey(mark))
    })
    for (const mark of marks) counts.set(mark, (counts.get(mark) ?? 0) + 1)
  }
  const index = new Map<string, GroupIndex>()
  for (const [at, { expr, group }] of all.entries()) {
    if (firsts[at] !== at) continue
    const own: GroupIndex = index.get(group) ?? { byMark: new Map(), others: [], readers: new Map() }
    index.set(group, own)
    const marks = requirementOf(expr, counts)
    if (marks === undefined) own.others.push(at)
    else for (const mark of marks) addMark(own, mark, at)
  }
  return index
}

function addMark({ byMark, readers }: GroupIndex, mark: Mark, at: number): void {
  addValue(byMark, markKey(mark), at)
  if (!readers.has(mark.field)) readers.set(mark.field, fieldReader(mark.field))
}

/** Lists the expressions that may match an event, in order. */
function candidates(index: Index, group: string, event: EventObject): readonly number[] {
  const own = index.get(group)
  if (own === undefined) return []
  const reached = new Set(own.others)
  for (const [field, read] of own.readers) {
    for (const value of read(event)) {
      for (const mark of marksOfText(textOf(value) ?? ''))
        for (const at of own.byMark.get(markKey({ field, mark })) ?? []) reached.add(at)
    }
  }
  return [...reached].sort((a, b) => a - b)
}
