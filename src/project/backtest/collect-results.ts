import { isObject, type Json } from '../../ir/json.js'
import type { SetQuery } from '../../match/set/compile-query-set.js'
import { openSetStream, type SetMatch, type SetStream } from '../../match/set/open-set-stream.js'
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
  const found = queries.map(() => openMatches(most))
  const detections = openDetections(queries, found)
  const stream = openSetStream(queries, settings)
  const correlations = openCorrelations(queries, found, stream)
  const bad = openBadLines(most)
  let [lines, events] = [0, 0]
  return {
    add: (result) => {
      detections.add(result, lines)
      for (const { line, problem } of result.bad) bad.add(lines + line + 1, problem)
      correlations.add(result, lines)
      events += result.events
      lines += result.lines
      return events
    },
    addLong: (longest) => bad.add(++lines, 'too-long', longest),
    lines: () => lines,
    end: () => {
      correlations.end()
      const { late, undated, ahead, cut } = stream
      return {
        events,
        queries: found.map((matches) => matches.result()),
        badLines: bad.result(),
        ...{ late, undated, ahead, cut },
      }
    },
  }
}

/** The matches of one query so far. */
interface OpenMatches {
  readonly count: (more: number) => void
  /** Keeps a sample, unless there are enough. */
  readonly sample: (read: () => Sample) => void
  readonly result: () => QueryMatches
}

function openMatches(most: number): OpenMatches {
  const samples: Sample[] = []
  let count = 0
  return {
    count: (more) => {
      count += more
    },
    sample: (read) => {
      if (samples.length < most) samples.push(read())
    },
    result: () => ({ count, samples }),
  }
}

/** Collects the matches of queries that are no correlation, in blocks that begin after some lines. */
function openDetections(queries: readonly (SetQuery | undefined)[], found: readonly OpenMatches[]) {
  /** The matches of the query of each detection that is one. */
  const ofQuery = new Map<number, OpenMatches | undefined>()
  queries.forEach((query, index) => {
    if (query?.kind === 'events') ofQuery.set(query.detection, found[index])
  })
  const add = ({ counts, samples }: BlockResult, lines: number): void => {
    for (const [number, count] of counts.entries()) if (count > 0) ofQuery.get(number)?.count(count)
    for (const { line, text, detections } of samples) {
      for (const number of detections)
        ofQuery.get(number)?.sample(() => ({ line: lines + line + 1, event: parseEvent(text) }))
    }
  }
  return { add }
}

/** Runs the correlations over the events of blocks that begin after some lines. */
function openCorrelations(
  queries: readonly (SetQuery | undefined)[],
  found: readonly OpenMatches[],
  stream: SetStream,
) {
  const lineOf = new WeakMap<object, number>()
  const addMatches = (matches: readonly SetMatch[]): void => {
    for (const { query, event } of matches) {
      if (queries[query]?.kind !== 'correlation') continue
      found[query]?.count(1)
      found[query]?.sample(() => ({ line: isObject(event) ? (lineOf.get(event) ?? 0) : 0, event }))
    }
  }
  const add = ({ ordered, times }: BlockResult, lines: number): void => {
    const lineAt = new Map(ordered.map((line) => [line.index, line]))
    times.forEach((time, index) => {
      const known = lineAt.get(index)
      const event = known === undefined ? null : parseEvent(known.text)
      if (known !== undefined && isObject(event)) lineOf.set(event, lines + known.line + 1)
      const detections = known?.detections ?? []
      addMatches(stream.push({ event, time: Number.isNaN(time) ? undefined : time, detections }))
    })
  }
  return { add, end: () => addMatches(stream.end()) }
}

function openBadLines(most: number) {
  const first: BadLine[] = []
  let count = 0
  return {
    add: (line: number, problem: LineProblem, longest?: number): void => {
      count++
      if (first.length < most) first.push(badLine(line, problem, longest))
    },
    result: () => ({ count, first }),
  }
}
