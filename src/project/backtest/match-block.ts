import type { QueryPart } from '../../ir/correlation-query.js'
import { eventsOf } from '../../ir/correlation-query.js'
import { compileQuerySet, numberDetections } from '../../match/set/compile-query-set.js'
import type { StreamSettings } from '../../match/stream/compile-stream-matcher.js'
import type { LineProblem } from './bad-line.js'
import { readLines } from './read-lines.js'

/** The work of a thread: plain data, so that it can be sent to another one. */
export interface BlockTask {
  readonly queries: readonly (QueryPart | undefined)[]
  readonly settings: Pick<StreamSettings, 'timestamp'>
  /** Most samples per detection. */
  readonly samples: number
}

/** An event that a detection matches. */
export interface FoundLine {
  /** The index of the line in its block. */
  readonly line: number
  /** The index of the event in its block, which is less after blank and bad lines. */
  readonly index: number
  readonly text: string
  readonly detections: readonly number[]
}

/** The findings of a block of lines: plain data. */
export interface BlockResult {
  readonly lines: number
  readonly events: number
  readonly bad: readonly { readonly line: number; readonly problem: LineProblem }[]
  /** Number of events that each detection matches. */
  readonly counts: Uint32Array
  /** At least the first events of each detection. */
  readonly samples: readonly FoundLine[]
  /** The events of correlations, and the times of all events; empty if no query is a correlation. */
  readonly ordered: readonly FoundLine[]
  /** In the order of the lines; NaN for an event without a time. */
  readonly times: Float64Array
}

/** Compiles a task to a function that matches one block after the other. */
export function openBlockMatcher(task: BlockTask): (bytes: Uint8Array) => BlockResult {
  const { find } = compileQuerySet(task.queries, task.settings)
  const { detections, numberOf } = numberDetections(task.queries)
  const correlations = task.queries.filter((query) => query?.kind === 'correlation')
  const inOrder = new Set(correlations.flatMap(eventsOf).map(numberOf))
  const sampled = new Uint32Array(detections.length)
  const isNew = (number: number): boolean => {
    sampled[number] = (sampled[number] ?? 0) + 1
    return (sampled[number] ?? 0) <= task.samples
  }
  return (bytes) => {
    const counts = new Uint32Array(detections.length)
    const bad: { line: number; problem: LineProblem }[] = []
    const samples: FoundLine[] = []
    const ordered: FoundLine[] = []
    const times: number[] = []
    let events = 0
    const lines = readLines(bytes, ({ text, event, problem }, line) => {
      if (problem !== undefined) return void bad.push({ line, problem })
      const found = find(event)
      const index = events++
      for (const number of found.detections) counts[number] = (counts[number] ?? 0) + 1
      const fresh = found.detections.filter(isNew)
      if (fresh.length > 0) samples.push({ line, index, text, detections: fresh })
      if (correlations.length === 0) return
      times.push(found.time ?? Number.NaN)
      const needed = found.detections.filter((number) => inOrder.has(number))
      if (needed.length > 0) ordered.push({ line, index, text, detections: needed })
    })
    return { lines, events, bad, counts, samples, ordered, times: Float64Array.from(times) }
  }
}
