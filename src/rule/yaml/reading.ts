import type { Arguments } from '../../text/catalogue.js'
import { type CompilerCode, diagnose } from '../../text/diagnose.js'
import type { Diagnostic } from '../../text/diagnostic.js'
import { MAX_DIAGNOSTICS } from '../../text/internal-limits.js'
import { countUnlisted, type UnlistedCounts } from '../../text/limit-diagnostics.js'
import type { Limits } from '../../text/limits.js'
import type { Source, Span } from '../../text/source.js'
import { EVENT_ID, type Event, type MappingEvent, type ScalarEvent, type SequenceEvent } from './events.generated.js'
import type { YamlNode } from './node.js'

interface Anchor {
  /** Span of the name, including the `&`. */
  readonly span: Span
  isUsed: boolean
  /** Undefined while the node is being read. */
  readonly node: YamlNode | undefined
  readonly size: number
}

/**
 * Sets the severity of a diagnostic by the keys on the path to its place. Not called inside an anchor, since aliases
 * may repeat the node anywhere.
 */
export type Grade = (diagnostic: Diagnostic, path: readonly string[]) => Diagnostic

/** State of the reader. Counts apply to the whole file. */
export interface ReaderState {
  readonly source: Source
  readonly events: readonly Event[]
  readonly limits: Limits
  readonly grade: Grade
  next: number
  nodes: number
  aliases: number
  end: number
  anchors: Map<string, Anchor>
  diagnostics: Diagnostic[]
  /** The keys on the path to the current node. */
  readonly path: string[]
  /** Number of anchors around the current node. */
  openAnchors: number
  /** Number of diagnostics of the whole file; and the counts of those in the current document that were not kept. */
  reported: number
  unlisted: UnlistedCounts
  /** True once the file exceeds a limit, after which nothing is read. */
  isStopped: boolean
}

export const startReading = (source: Source, events: readonly Event[], limits: Limits, grade: Grade): ReaderState => ({
  source,
  events,
  limits,
  grade,
  next: 0,
  nodes: 0,
  aliases: 0,
  end: 0,
  anchors: new Map(),
  diagnostics: [],
  path: [],
  openAnchors: 0,
  reported: 0,
  unlisted: { errors: 0, warnings: 0 },
  isStopped: false,
})

export type NodeEvent = ScalarEvent | SequenceEvent | MappingEvent

/** Counts nodes. An alias counts as many nodes as it repeats. */
export function countNodes(state: ReaderState, size: number, at: NodeEvent | Span): void {
  const limit = state.limits['yaml-nodes']
  state.nodes += size
  if (state.nodes <= limit) return
  const place = 'start' in at ? at.start : at.valueStart
  // An omitted value has no place of its own.
  const start = place === -1 ? state.end : place
  stopReading(state, 'too-many-nodes', { start, end: Math.min(start + 1, state.source.text.length) }, limit)
}

/** Reports an exceeded limit and stops reading the file. */
export function stopReading(
  state: ReaderState,
  code: 'too-many-aliases' | 'too-many-nodes',
  span: Span,
  limit: number,
): void {
  if (!state.isStopped) state.diagnostics.push(diagnose(code, state.source, span, [limit]))
  state.isStopped = true
  state.next = state.events.length
}

/** Keeps a diagnostic if there is room, and counts it otherwise. */
export function keepDiagnostic(state: ReaderState, diagnostic: Diagnostic): void {
  if (state.isStopped) return
  const graded = state.openAnchors === 0 ? state.grade(diagnostic, state.path) : diagnostic
  if (++state.reported <= MAX_DIAGNOSTICS) state.diagnostics.push(graded)
  else countUnlisted(state.unlisted, graded)
}

/** Reports a problem in the current document. */
export function report<C extends CompilerCode>(state: ReaderState, code: C, span: Span, ...args: Arguments<C>): void {
  keepDiagnostic(state, diagnose(code, state.source, span, args))
}

/** True at the end of a collection, and at the end of all events. */
export const atPop = ({ events, next }: ReaderState): boolean =>
  next >= events.length || events[next]?.type === EVENT_ID.POP
