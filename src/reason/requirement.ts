import { foldCase } from '../ir/glob.js'
import { type Pattern, plainText } from '../ir/pattern.js'
import type { Expr, Predicate } from '../ir/predicate.js'
import { PIECE_LENGTHS } from './reason-limits.js'

/** A mark of a value of a field: a piece of its text, or `=` and the whole text, without letter case. */
export interface Mark {
  readonly field: string
  readonly mark: string
}

/** Counts how many rules ask for a mark. Rare marks make better indexes. */
export type MarkCounts = ReadonlyMap<string, number>

export const markKey = ({ field, mark }: Mark): string => `${field}\n${mark}`

/** Lists the marks of a text in an event. */
export function marksOfText(text: string): readonly string[] {
  const folded = foldCase(text)
  const marks = new Set([`=${folded}`])
  for (const length of PIECE_LENGTHS)
    for (let at = 0; at + length <= folded.length; at++) marks.add(folded.slice(at, at + length))
  return [...marks]
}

/**
 * Lists marks of which every event has at least one if it satisfies the expression. Prefers rare ones. Returns
 * `undefined` if no such list is known.
 */
export function requirementOf(expr: Expr, counts: MarkCounts): readonly Mark[] | undefined {
  const countOf = (marks: readonly Mark[]): number =>
    marks.reduce((sum, mark) => sum + (counts.get(markKey(mark)) ?? 0) + 1, 0)
  const rarest = (lists: readonly (readonly Mark[])[]): readonly Mark[] | undefined =>
    lists
      .map((marks) => ({ marks, count: countOf(marks) }))
      .reduce((best, next) => (next.count < best.count ? next : best), {
        marks: undefined as readonly Mark[] | undefined,
        count: Number.POSITIVE_INFINITY,
      }).marks
  switch (expr.kind) {
    case 'const':
      return expr.value ? undefined : []
    case 'leaf':
      return rarest(marksOf(expr.leaf).map((mark) => [mark]))
    case 'not':
      return undefined
    case 'and':
      return rarest(expr.args.flatMap((arg) => withDefault(requirementOf(arg, counts))))
    case 'or': {
      const all = expr.args.map((arg) => requirementOf(arg, counts))
      return all.every((marks) => marks !== undefined) ? all.flat() : undefined
    }
  }
}

const withDefault = <T>(value: T | undefined): readonly T[] => (value === undefined ? [] : [value])

/** Lists marks that every value has which satisfies the predicate. */
export function marksOf(predicate: Predicate): readonly Mark[] {
  if (predicate.kind !== 'match') return []
  const { field, pattern } = predicate
  return patternMarks(pattern).map((mark) => ({ field, mark }))
}

function patternMarks(pattern: Pattern): readonly string[] {
  const whole = plainText(pattern)
  if (whole !== undefined) return [`=${foldCase(whole)}`]
  return pattern.flatMap((part) => (typeof part === 'string' ? piecesOf(foldCase(part)) : []))
}

/** Lists the longest pieces of a text: they are rarer than shorter ones. */
function piecesOf(folded: string): readonly string[] {
  const length = PIECE_LENGTHS.findLast((candidate) => candidate <= folded.length)
  if (length === undefined) return []
  return Array.from({ length: folded.length - length + 1 }, (_, at) => folded.slice(at, at + length))
}
