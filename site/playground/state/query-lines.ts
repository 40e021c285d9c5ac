import type { QuerySpan } from '../answer/answer.js'
import { type QueryPiece, queryPieces, tokensOf } from './query-pieces.js'

/** A line of a query on the page. */
export interface QueryLine {
  readonly pieces: readonly QueryPiece[]
  /** True for a line inside a stage of a pipeline of commands. */
  readonly isInner: boolean
}

/**
 * Breaks a query into lines before each operator outside parentheses. Nothing is added or left out: joined, the texts of
 * the pieces are the query, with the spaces at the ends of lines.
 */
export function queryLines(query: string, spans: readonly QuerySpan[]): readonly QueryLine[] {
  const starts = [0, ...breaksOf(query, spans)]
  const lines = starts.map((from, index) => ({ from, to: starts[index + 1] ?? query.length }))
  const hasStages = lines.some(({ from }) => query[from] === '|')
  return lines.map(({ from, to }) => ({
    pieces: queryPieces(query.slice(from, to), within(spans, from, to)),
    isInner: hasStages && from > 0 && query[from] !== '|',
  }))
}

/** Returns the spans in a part of a query, cut to the part. */
const within = (spans: readonly QuerySpan[], from: number, to: number): readonly QuerySpan[] =>
  spans
    .filter((span) => span.from < to && span.to > from)
    .map((span) => ({ ...span, from: Math.max(0, span.from - from), to: Math.min(to, span.to) - from }))

/** Returns the offsets at which lines begin, after the first. */
function breaksOf(query: string, spans: readonly QuerySpan[]): readonly number[] {
  const quoted = new Map(
    tokensOf(query).flatMap(({ look, from, to }) => (look === 'value' ? [[from, to] as const] : [])),
  )
  const ends = new Set(spans.map(({ to }) => to))
  const breaks: number[] = []
  let depth = 0
  for (let at = 0; at < query.length; at++) {
    const end = quoted.get(at)
    if (end !== undefined) at = end - 1
    const character = query[at] ?? ''
    if ('([{'.includes(character)) depth++
    if (')]}'.includes(character)) depth--
    if (!/\s/.test(query[at + 1] ?? '')) continue
    const next = at + 1 + (/^\s+/.exec(query.slice(at + 1))?.[0].length ?? 0)
    if (next >= query.length) break
    const isBreak = depth === 0 && (OPERATOR.test(query.slice(next)) || ends.has(at + 1) || character === ')')
    if (isBreak || query.slice(at + 1, next).includes('\n')) breaks.push(next)
    at = next - 1
  }
  return breaks.filter((offset) => !isInside(offset, spans))
}

/** An operator that joins conditions, or begins the next command. */
const OPERATOR = /^(?:AND|OR|and|or)\s|^\|/

/** A predicate stays on one line. */
const isInside = (offset: number, spans: readonly QuerySpan[]): boolean =>
  spans.some(({ from, to }) => from < offset && offset < to)
