import type { QueryMark } from './query-marks.js'
import type { QueryToken } from './query-tokens.js'

/** Words before which a line begins. */
const JOINS = /^(?:AND|OR)$/i
/** Words and characters that continue a condition. */
const CONTINUES = /^(?:IN|IS|LIKE|RLIKE|BY|AS|OVER|WITH|METADATA|[=<>!:~,;)\]}])$/i

/**
 * Returns the offsets at which lines of a query begin, after the first. Lines begin before operators outside brackets,
 * before conditions without an operator between them, and after the query's own line breaks. The text of a predicate
 * stays on one line.
 */
export function queryBreaks(
  query: string,
  tokens: readonly QueryToken[],
  marks: readonly QueryMark[],
): readonly number[] {
  const ends = new Set(marks.map(({ end }) => end))
  const isInside = insideOf(marks)
  const breaks: number[] = []
  let depth = 0
  let before: QueryToken | undefined
  for (const token of tokens) {
    const isFree = !isInside(token.start)
    const space = before === undefined ? '' : query.slice(before.end, token.start)
    if (isFree && before !== undefined && space !== '') {
      const ownBreak = space.lastIndexOf('\n')
      if (ownBreak !== -1) breaks.push(before.end + ownBreak + 1)
      else if (depth === 0 && beginsLine(query, before, token, ends)) breaks.push(token.start)
    }
    // Brackets inside of a predicate may be those of a regular expression.
    if (isFree && token.kind === 'open') depth++
    if (isFree && token.kind === 'close') depth = Math.max(0, depth - 1)
    before = token
  }
  return breaks
}

function beginsLine(query: string, before: QueryToken, token: QueryToken, ends: ReadonlySet<number>): boolean {
  const text = query.slice(token.start, token.end)
  if (token.kind === 'pipe' || (token.kind === 'word' && JOINS.test(text))) return true
  const isAfterCondition = before.kind === 'value' || query[before.start] === ')' || ends.has(before.end)
  return isAfterCondition && !CONTINUES.test(text)
}

/** Returns a test for ascending offsets: true behind the start and before the end of a mark. */
function insideOf(marks: readonly QueryMark[]): (offset: number) => boolean {
  const sorted = marks.toSorted((a, b) => a.start - b.start)
  let next = 0
  let end = 0
  return (offset) => {
    for (let mark = sorted[next]; mark !== undefined && mark.start < offset; mark = sorted[++next]) {
      end = Math.max(end, mark.end)
    }
    return offset < end
  }
}
