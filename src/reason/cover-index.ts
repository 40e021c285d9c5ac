import { forEachLeaf } from '../ir/bool.js'
import { normalText } from '../ir/normal-text.js'
import type { Expr } from '../ir/predicate.js'
import { type FieldReader, fieldReader, textOf } from '../match/field-values.js'
import type { EventObject } from '../witness/event-object.js'
import { type Mark, type MarkCounts, markKey, marksOf, marksOfText, requirementOf } from './requirement.js'

/** An expression among others. Only expressions of the same group are compared: those of one log source. */
export interface GroupedExpr {
  readonly expr: Expr
  readonly group: string
}

/** Returns for each expression the first one of its group that is written alike, often itself. */
export function firstEqual(all: readonly GroupedExpr[]): readonly number[] {
  const firstByText = new Map<string, number>()
  return all.map(({ expr, group }, at) => {
    const key = `${group}\n${normalText(expr)}`
    const first = firstByText.get(key) ?? at
    firstByText.set(key, first)
    return first
  })
}

/** The expressions of a group, by marks that their events need. */
interface GroupIndex {
  readonly byMark: Map<string, Set<number>>
  /** Expressions whose events need no known mark. */
  readonly others: Set<number>
  readonly readers: Map<string, FieldReader>
}

/** An index of expressions by what their events need. */
export interface CoverIndex {
  readonly groups: ReadonlyMap<string, GroupIndex>
  /** The lists that contain an expression. */
  readonly listsOf: ReadonlyMap<number, readonly Set<number>[]>
}

/** Indexes the expressions that pass the test, by their places in the list. */
export function openCoverIndex(all: readonly GroupedExpr[], isIndexed: (at: number) => boolean): CoverIndex {
  const counts = countMarks(all)
  const groups = new Map<string, GroupIndex>()
  const listsOf = new Map<number, readonly Set<number>[]>()
  for (const [at, { expr, group }] of all.entries()) {
    if (!isIndexed(at)) continue
    const own: GroupIndex = groups.get(group) ?? { byMark: new Map(), others: new Set(), readers: new Map() }
    groups.set(group, own)
    const lists = requirementOf(expr, counts)?.map((mark) => listOf(own, mark)) ?? [own.others]
    for (const list of lists) list.add(at)
    listsOf.set(at, lists)
  }
  return { groups, listsOf }
}

function countMarks(all: readonly GroupedExpr[]): MarkCounts {
  const counts = new Map<string, number>()
  for (const { expr } of all) {
    const marks = new Set<string>()
    forEachLeaf(expr, (predicate) => {
      for (const mark of marksOf(predicate)) marks.add(markKey(mark))
    })
    for (const mark of marks) counts.set(mark, (counts.get(mark) ?? 0) + 1)
  }
  return counts
}

function listOf({ byMark, readers }: GroupIndex, mark: Mark): Set<number> {
  const key = markKey(mark)
  const list = byMark.get(key) ?? new Set()
  byMark.set(key, list)
  if (!readers.has(mark.field)) readers.set(mark.field, fieldReader(mark.field))
  return list
}

/** Removes an expression, so that it is no candidate any more. */
export function removeFrom({ listsOf }: CoverIndex, at: number): void {
  for (const list of listsOf.get(at) ?? []) list.delete(at)
}

/**
 * Lists expressions that may match an event, at most `limit`, without repetitions. Those of which the event has a mark
 * come before those that need none.
 */
export function* candidatesFor(
  { groups }: CoverIndex,
  group: string,
  event: EventObject,
  limit: number,
): Generator<number> {
  const own = groups.get(group)
  if (own === undefined) return
  const reached = new Set<number>()
  for (const list of listsFor(own, event)) {
    for (const at of list) {
      if (reached.has(at)) continue
      if (reached.size === limit) return
      reached.add(at)
      yield at
    }
  }
}

function* listsFor({ byMark, others, readers }: GroupIndex, event: EventObject): Generator<ReadonlySet<number>> {
  for (const [field, read] of readers)
    for (const value of read(event))
      for (const mark of marksOfText(textOf(value) ?? '')) yield byMark.get(markKey({ field, mark })) ?? new Set()
  yield others
}
