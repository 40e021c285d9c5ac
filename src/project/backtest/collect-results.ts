import type { Json } from '../../ir/json.js'
import type { SetQuery } from '../../match/set/compile-query-set.js'
import { openSetStream, type SetMatch } from '../../match/set/open-set-stream.js'
import type { StreamSettings } from '../../match/stream/compile-stream-matcher.js'
import { type BadLine, badLine, type LineProblem } from './bad-line.js'
import type { BlockResult } from './match-block.js'
import { parseEvent } from './read-lines.js'

/** An event that a rule matches. */
export interface Sample {
  /** The line of the event, from 1. */
  readonly line: number
  readonly event: Json
}

/** The matches of one query. */
export interface QueryMatches {
  /** Number of matches: of a correlation, one for each group at each event. */
  readonly count: number
  /** The first matches. */
  readonly samples: readonly Sample[]
}

/** Collects the results of blocks, which come in the order of the stream. */
export interface ResultCollector {
  /** Returns the number of events so far. */
  readonly add: (result: BlockResult) => number
  /** Adds a line that is too long. */
  readonly addLong: (longest: number) => void
  /** Returns the number of lines so far. */
  readonly lines: () => number
  readonly end: () => CollectedResults
}

export interface CollectedResults {
  readonly events: number
  readonly queries: readonly QueryMatches[]
  readonly badLines: { readonly count: number; readonly first: readonly BadLine[] }
  /** Number of events that no correlation counts, because they are late, undated or ahead. */
  readonly late: number
  readonly undated: number
  readonly ahead: number
  readonly cut: number
}

/** Opens a collector of the first `most` samples of each query. Correlations see the events in their order. */
export function collectResults(
  queries: readonly (SetQuery | undefined)[],
  settings: StreamSettings,
  most: number,
): ResultCollector {
  const stream = openSetStream(queries, settings)
  const counts = queries.map(() => 0)
  const samples = queries.map((): Sample[] => [])
  /** The index of the query of each detection that is one. */
  const queryOf = new Map<number, number>()
  queries.forEach((query, index) => {
    if (query?.kind === 'events') queryOf.set(query.detection, index)
  })
  const isCorrelation = queries.map((query) => query?.kind === 'correlation')
  const totals = { lines: 0, events: 0, bad: 0 }
  const firstBad: BadLine[] = []
  const lineOf = new WeakMap<object, number>()

  const addSample = (query: number | undefined, sample: () => Sample): void => {
    const known = query === undefined ? undefined : samples[query]
    if (known !== undefined && known.length < most) known.push(sample())
  }
  const addMatches = (matches: readonly SetMatch[]): void => {
    for (const { query, event } of matches) {
      if (!isCorrelation[query]) continue
      counts[query] = (counts[query] ?? 0) + 1
      addSample(query, () => ({ line: lineOf.get(event as object) ?? 0, event }))
    }
  }
  const addBad = (line: number, problem: LineProblem, longest?: number): void => {
    totals.bad++
    if (firstBad.length < most) firstBad.push(badLine(line, problem, longest))
  }
  const addOrdered = ({ ordered, times }: BlockResult): void => {
    const found = new Map(ordered.map((line) => [line.index, line]))
    times.forEach((time, index) => {
      const known = found.get(index)
      const event = known === undefined ? null : parseEvent(known.text)
      if (known !== undefined) lineOf.set(event as object, totals.lines + known.line + 1)
      addMatches(
        stream.push({ event, time: Number.isNaN(time) ? undefined : time, detections: known?.detections ?? [] }),
      )
    })
  }
  return {
    add: (result) => {
      for (const [number, count] of result.counts.entries()) {
        const query = count === 0 ? undefined : queryOf.get(number)
        if (query !== undefined) counts[query] = (counts[query] ?? 0) + count
      }
      for (const found of result.samples) {
        for (const number of found.detections) {
          addSample(queryOf.get(number), () => ({ line: totals.lines + found.line + 1, event: parseEvent(found.text) }))
        }
      }
      for (const { line, problem } of result.bad) addBad(totals.lines + line + 1, problem)
      addOrdered(result)
      totals.events += result.events
      totals.lines += result.lines
      return totals.events
    },
    addLong: (longest) => addBad(++totals.lines, 'too-long', longest),
    lines: () => totals.lines,
    end: () => {
      addMatches(stream.end())
      const { late, undated, ahead, cut } = stream
      return {
        events: totals.events,
        queries: counts.map((count, index) => ({ count, samples: samples[index] ?? [] })),
        badLines: { count: totals.bad, first: firstBad },
        ...{ late, undated, ahead, cut },
      }
    },
  }
}
