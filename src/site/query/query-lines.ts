import { queryBreaks } from './query-breaks.js'
import type { QueryMark } from './query-marks.js'
import { isOperator, queryTokens } from './query-tokens.js'

/** A line of a query for reading. Joined, the texts of all pieces are the query. */
export interface QueryLine {
  readonly pieces: readonly QueryPiece[]
  /** True for a line inside a stage of a pipeline of commands. */
  readonly isInner: boolean
}

/** A piece of a query with one look. */
export interface QueryPiece {
  readonly text: string
  readonly look: 'value' | 'operator' | 'plain'
  /** The numbers of the predicates that the piece belongs to. */
  readonly numbers: readonly number[]
}

/** Breaks a query into lines, and each line into pieces with looks and numbers. */
export function queryLines(query: string, marks: readonly QueryMark[]): readonly QueryLine[] {
  const tokens = queryTokens(query)
  const looks = tokens.flatMap((token): readonly Look[] => {
    if (token.kind === 'value') return [{ ...token, look: 'value' }]
    return isOperator(query, token) ? [{ ...token, look: 'operator' }] : []
  })
  const starts = [0, ...queryBreaks(query, tokens, marks)]
  const hasStages = starts.some((start) => query[start] === '|')
  const pieces = piecesOf(query, looks, marks, starts)
  let next = 0
  return starts.map((start, index) => {
    const first = next
    const end = starts[index + 1] ?? query.length
    for (let piece = pieces[next]; piece !== undefined && piece.start < end; piece = pieces[++next]);
    return {
      pieces: pieces.slice(first, next),
      isInner: hasStages && start > 0 && query[start - 1] !== '\n' && query[start] !== '|',
    }
  })
}

interface Look {
  readonly start: number
  readonly end: number
  readonly look: 'value' | 'operator'
}

/** Cuts a query at the ends of looks and marks, and at the starts of lines. Visits each of them once. */
function piecesOf(
  query: string,
  looks: readonly Look[],
  marks: readonly QueryMark[],
  starts: readonly number[],
): readonly (QueryPiece & { readonly start: number })[] {
  const edges = [...looks, ...marks].flatMap(({ start, end }) => [start, end])
  const cuts = [...new Set([...starts, ...edges, query.length])].sort((a, b) => a - b)
  const ordered = marks.toSorted((a, b) => a.start - b.start)
  let active: readonly QueryMark[] = []
  let next = 0
  let at = 0
  return cuts.slice(0, -1).map((start, index) => {
    const end = cuts[index + 1] ?? query.length
    for (let mark = ordered[next]; mark !== undefined && mark.start <= start; mark = ordered[++next]) {
      active = [...active, mark]
    }
    active = active.filter((mark) => mark.end > start)
    while ((looks[at]?.end ?? end) <= start) at++
    const look = looks[at]
    return {
      start,
      text: query.slice(start, end),
      look: look !== undefined && look.start <= start ? look.look : 'plain',
      numbers: [...new Set(active.map(({ number }) => number))],
    }
  })
}
