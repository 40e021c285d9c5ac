import type { CorrelationQuery, FigureComparison, QueryPart } from '../../ir/correlation-query.js'
import { MAX_COMBINED_PARTS, MAX_STREAM_EVENTS } from '../convert-limits.js'

/** The plan of a stream of events at which a correlation may match. */
export interface StreamShape {
  /** The part of the correlation that each event is made for, in the order of time. */
  readonly parts: readonly number[]
  /** The time of each event in milliseconds after the first. */
  readonly times: readonly number[]
  /** The numbers of the events in the field whose figure the condition compares; none if there is no such field. */
  readonly figures: readonly number[]
}

/**
 * Lists plans of streams that may tell a correlation from another one, short ones first. They have as many events as
 * the conditions need, of each rule and of several. The events are close together, or as far apart as the time span allows.
 */
export function* streamShapes(query: CorrelationQuery, other: QueryPart): Generator<StreamShape> {
  const spans = [query, other].flatMap((part) => (part.kind === 'correlation' ? [part.timespan.seconds * SECOND] : []))
  for (const { parts, figures } of sequencesOf(query, other)) {
    for (const times of timesOf(parts.length, [...new Set(spans)])) yield { parts, times, figures }
  }
}

type Sequence = Pick<StreamShape, 'parts' | 'figures'>

function* sequencesOf(query: CorrelationQuery, other: QueryPart): Generator<Sequence> {
  const { measure, of } = query
  const places = of.map((_, part) => part)
  const comparisons = [...comparisonsOf(query), ...(other.kind === 'correlation' ? comparisonsOf(other) : [])]
  if (measure.kind === 'figure') {
    const near = figuresNear(comparisons)
    const pairs = near.flatMap((first) => near.map((second) => [first, second]))
    for (const figures of [...near.map((figure) => [figure]), ...pairs])
      for (const part of places) yield { parts: figures.map(() => part), figures }
  } else if (measure.kind === 'order' || measure.kind === 'condition' || measure.kind === 'parts') {
    for (const parts of combinationsOf(places)) {
      yield { parts, figures: [] }
      if (parts.length > 1) yield { parts: parts.toReversed(), figures: [] }
    }
  } else {
    for (const count of countsNear(comparisons)) {
      for (const part of places) yield { parts: new Array<number>(count).fill(part), figures: [] }
      const isMixed = of.length > 1 && count > 1
      if (isMixed) yield { parts: Array.from({ length: count }, (_, at) => at % of.length), figures: [] }
    }
  }
}

const comparisonsOf = ({ measure }: CorrelationQuery): readonly FigureComparison[] =>
  'comparisons' in measure ? measure.comparisons : []

/** Returns numbers of events that tell comparisons apart; 1 and 2 are always among them. */
function countsNear(comparisons: readonly FigureComparison[]): readonly number[] {
  const near = comparisons.flatMap(({ value }) => [-1, 0, 1, 2].map((more) => Math.floor(value) + more))
  return ascending([1, 2, ...near].filter((count) => count >= 1 && count <= MAX_STREAM_EVENTS))
}

/** Returns numbers that tell comparisons apart: each bound, those between and those beyond. */
function figuresNear(comparisons: readonly FigureComparison[]): readonly number[] {
  const bounds = ascending(comparisons.map(({ value }) => value))
  const between = bounds.slice(1).map((bound, at) => (bound + (bounds[at] ?? bound)) / 2)
  return ascending([...bounds, ...between, ...bounds.flatMap((bound) => [bound - 1, bound + 1])])
}

const ascending = (numbers: readonly number[]): readonly number[] => [...new Set(numbers)].sort((a, b) => a - b)

/** Lists the sets of parts, smaller ones first; of many parts, only single ones and all of them. */
function combinationsOf(places: readonly number[]): readonly (readonly number[])[] {
  if (places.length > MAX_COMBINED_PARTS) return [...places.map((part) => [part]), places]
  const sets = Array.from({ length: 2 ** places.length - 1 }, (_, set) =>
    places.filter((part) => Math.floor((set + 1) / 2 ** part) % 2 === 1),
  )
  return sets.sort((a, b) => a.length - b.length)
}

const SECOND = 1000

/**
 * Lists times for events: close together, over the whole of the first time span, and the last one or the second half just
 * after one of the time spans.
 */
function timesOf(count: number, spans: readonly number[]): readonly (readonly number[])[] {
  if (count === 1) return [[0]]
  const [own = 0] = spans
  const spread = (step: number): readonly number[] => Array.from({ length: count }, (_, at) => Math.floor(at * step))
  const split = (early: number, span: number): readonly number[] =>
    Array.from({ length: count }, (_, at) => (at < early ? 0 : span + SECOND))
  return [
    spread(Math.min(SECOND, own / (count - 1))),
    spread(own / (count - 1)),
    ...spans.flatMap((span) => [count - 1, count >> 1].map((early) => split(early, span))),
  ]
}
