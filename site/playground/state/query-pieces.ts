import type { QuerySpan } from '../answer/answer.js'

/** A piece of a query with one look. */
export interface QueryPiece {
  readonly text: string
  readonly look: 'value' | 'operator' | 'plain'
  /** The numbers of the predicates that the piece belongs to. */
  readonly predicates: readonly number[]
}

/** Quoted texts, and words that are operators in most query languages. All others are fields, values and signs. */
const TOKEN =
  /"(?:\\.|""|[^"\\])*"|'(?:\\.|[^'\\])*'|\b(?:AND|OR|NOT|IN|and|or|not|in|any|where|WHERE|FROM|METADATA|LIKE|RLIKE|EVAL|STATS|sequence|by|with|maxspan|until)\b|[|]/g

/**
 * Splits a query into pieces for the page: values and operators have looks, and each piece knows its predicates. Joined,
 * the texts of the pieces are the query.
 */
export function queryPieces(query: string, spans: readonly QuerySpan[]): readonly QueryPiece[] {
  const looks = tokensOf(query)
  const cuts = [...new Set([0, query.length, ...looks.flatMap(edges), ...spans.flatMap(edges)])].toSorted(
    (a, b) => a - b,
  )
  return cuts.slice(0, -1).map((from, index) => {
    const to = cuts[index + 1] ?? query.length
    const token = looks.find((candidate) => candidate.from <= from && to <= candidate.to)
    const predicates = spans.filter((span) => span.from <= from && to <= span.to).flatMap((span) => span.predicates)
    return { text: query.slice(from, to), look: token?.look ?? 'plain', predicates: [...new Set(predicates)] }
  })
}

interface Token {
  readonly from: number
  readonly to: number
  readonly look: 'value' | 'operator'
}

/** Finds the quoted texts and the operators of a query. */
export const tokensOf = (query: string): readonly Token[] =>
  [...query.matchAll(TOKEN)].map(({ 0: text, index }) => ({
    from: index,
    to: index + text.length,
    look: /^["']/.test(text) ? 'value' : 'operator',
  }))

const edges = ({ from, to }: { readonly from: number; readonly to: number }): readonly number[] => [from, to]
