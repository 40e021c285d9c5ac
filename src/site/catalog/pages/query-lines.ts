import type { QueryMark } from '../model/rule-page.js'
import { type Range, type Segment, segmentsOf } from './segments.js'

/** A line of a query for reading. The texts of all lines together are the query. */
export interface QueryLine {
  readonly segments: readonly Segment[]
}

/** Words that join or change conditions in most query languages. */
const OPERATORS = /^(?:AND|OR|NOT|IN|LIKE|RLIKE|WHERE|FROM|BY|METADATA|ANY|EVAL|STATS|SEQUENCE|WITH|UNTIL)$/i
/** Words before which a line ends at the top level of a query. */
const BREAKS = /^(?:AND|OR)$/i
/** Words and characters that continue a condition. */
const CONTINUES = /^(?:IN|LIKE|RLIKE|BY|AS|OVER|WITH|[=<>!:~,;)\]}].*)$/i

interface Token {
  readonly start: number
  readonly end: number
  readonly kind: 'word' | 'quoted' | 'pipe' | 'other'
  /** The number of open brackets around it. */
  readonly depth: number
}

const TOKEN = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[\p{L}_][\p{L}\p{N}_]*|[()[\]{}]|\||\S/gsu

/** Splits a query into lines before its operators at the top level, and colours values and operators. */
export function queryLines(text: string, marks: readonly QueryMark[]): readonly QueryLine[] {
  const tokens = tokensOf(text)
  const ranges: Range[] = [
    ...tokens.flatMap(({ start, end, kind }): Range[] => {
      if (kind === 'quoted') return [{ start, end, className: 's' }]
      if (kind === 'pipe' || (kind === 'word' && OPERATORS.test(text.slice(start, end))))
        return [{ start, end, className: 'o' }]
      return []
    }),
    ...marks,
  ]
  const sorted = ranges.sort((a, b) => a.start - b.start)
  const starts = [0, ...breaksOf(text, tokens, new Set(marks.map(({ end }) => end))), text.length]
  let next = 0
  return starts.slice(0, -1).map((start, index) => {
    const end = starts[index + 1] ?? text.length
    const first = next
    // No piece goes beyond a line, since lines begin outside of values.
    while (next < sorted.length && (sorted[next]?.start ?? end) < end) next++
    return { segments: segmentsOf(text, sorted.slice(first, next), start, end) }
  })
}

function tokensOf(text: string): readonly Token[] {
  let depth = 0
  return [...text.matchAll(TOKEN)].map(({ 0: token, index }) => {
    if (/^[)\]}]$/.test(token)) depth = Math.max(0, depth - 1)
    const at = { start: index, end: index + token.length, depth }
    if (/^[([{]$/.test(token)) depth++
    if (token.length > 1 && /^["']/.test(token)) return { ...at, kind: 'quoted' }
    if (token === '|') return { ...at, kind: 'pipe' }
    return { ...at, kind: /^[\p{L}_]/u.test(token) ? 'word' : 'other' }
  })
}

/**
 * Returns the offsets at which a new line begins: operators at the top level, and conditions without an operator between
 * them. `ends` are the ends of pieces that come from the rule.
 */
function breaksOf(text: string, tokens: readonly Token[], ends: ReadonlySet<number>): readonly number[] {
  return tokens.flatMap(({ start, end, kind, depth }, index) => {
    const before = tokens[index - 1]
    if (before === undefined || depth > 0 || !/\s/.test(text[start - 1] ?? '')) return []
    const word = text.slice(start, end)
    if (kind === 'pipe' || (kind === 'word' && BREAKS.test(word))) return [start]
    const isAfterCondition = before.kind === 'quoted' || text[before.start] === ')' || ends.has(before.end)
    return isAfterCondition && !CONTINUES.test(word) ? [start] : []
  })
}
