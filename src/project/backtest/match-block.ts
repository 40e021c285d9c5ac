import { openQuerySet, type QuerySetData } from '../../match/set/compile-query-set.js'
import type { LineProblem } from './bad-line.js'
import { readLines } from './read-lines.js'

/** The work of a thread, as plain data. */
export interface BlockTask {
  readonly set: QuerySetData
  /** The numbers of the detections of correlations. */
  readonly inOrder: readonly number[]
  /** Most samples per detection. */
  readonly samples: number
}

/** An event that a detection matches. */
export interface FoundLine {
  /** The index of the line in its block. */
  readonly line: number
  /** The index of the event in its block, which is less after empty and bad lines. */
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

/** Opens a function that matches one block after the other. */
export function openBlockMatcher(task: BlockTask): (bytes: Uint8Array) => BlockResult {
  const { samples: most } = task
  const size = task.set.set.roots.length
  const find = openQuerySet(task.set)
  const inOrder = new Set(task.inOrder)
  const sampled = new Uint32Array(size)
  const isNew = (number: number): boolean => {
    const before = sampled[number] ?? 0
    if (before < most) sampled[number] = before + 1
    return before < most
  }
  return (bytes) => {
    const counts = new Uint32Array(size)
    const bad: { line: number; problem: LineProblem }[] = []
    const [sampleLines, ordered]: [FoundLine[], FoundLine[]] = [[], []]
    const times: number[] = []
    let events = 0
    const lines = readLines(bytes, ({ text, event, problem }, line) => {
      if (problem !== undefined) return void bad.push({ line, problem })
      const found = find(event)
      const index = events++
      for (const number of found.detections) counts[number] = (counts[number] ?? 0) + 1
      const fresh = found.detections.filter(isNew)
      if (fresh.length > 0) sampleLines.push({ line, index, text, detections: fresh })
      if (inOrder.size === 0) return
      times.push(found.time ?? Number.NaN)
      const needed = found.detections.filter((number) => inOrder.has(number))
      if (needed.length > 0) ordered.push({ line, index, text, detections: needed })
    })
    return { lines, events, bad, counts, samples: sampleLines, ordered, times: Float64Array.from(times) }
  }
}
