import { EVENT_ID, type Event, type MappingEvent, type ScalarEvent, type SequenceEvent } from 'js-yaml'
import type { Code } from '../../text/catalogue.js'
import { type Diagnostic, diagnose } from '../../text/diagnostic.js'
import { countUnlisted, MOST_DIAGNOSTICS, type Unlisted } from '../../text/limit-diagnostics.js'
import type { Limits } from '../../text/limits.js'
import type { Source, Span } from '../../text/source.js'
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
export interface State {
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
  unlisted: Unlisted
  /** True once the file exceeds a limit, after which nothing is read. */
  isOver: boolean
}

export const startReading = (source: Source, events: readonly Event[], limits: Limits, grade: Grade): State => ({
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
  isOver: false,
})

export type NodeEvent = ScalarEvent | SequenceEvent | MappingEvent

/** Counts nodes. An alias counts as many nodes as it repeats. */
export function count(state: State, size: number, at: NodeEvent | Span): void {
  const most = state.limits['yaml-nodes']
  state.nodes += size
  if (state.nodes <= most) return
  const place = 'start' in at ? at.start : at.valueStart
  // An omitted value has no place of its own.
  const start = place === -1 ? state.end : place
  stop(state, 'too-many-nodes', { start, end: Math.min(start + 1, state.source.text.length) }, most)
}

/** Reports an exceeded limit and stops reading the file. */
export function stop(state: State, code: PlainCode, span: Span, limit: number): void {
  if (!state.isOver) state.diagnostics.push(diagnose(code, state.source, span, [limit] as never))
  state.isOver = true
  state.next = state.events.length
}

/** Keeps a diagnostic if there is room, and counts it otherwise. */
export function keep(state: State, diagnostic: Diagnostic): void {
  if (state.isOver) return
  const graded = state.openAnchors === 0 ? state.grade(diagnostic, state.path) : diagnostic
  if (++state.reported <= MOST_DIAGNOSTICS) state.diagnostics.push(graded)
  else countUnlisted(state.unlisted, graded)
}

type PlainCode = Extract<
  Code,
  | 'unsupported-tag'
  | 'key-not-text'
  | 'bad-merge'
  | 'too-many-aliases'
  | 'template-leftover'
  | 'unknown-alias'
  | 'unused-anchor'
  | 'recursive-alias'
  | 'too-many-nodes'
>

/** Reports a problem in the current document. */
export function report(state: State, code: PlainCode, span: Span, ...args: readonly (string | number)[]): void {
  keep(state, diagnose(code, state.source, span, args as never))
}

/** True at the end of a collection, and at the end of all events. */
export const atPop = ({ events, next }: State): boolean => next >= events.length || events[next]?.type === EVENT_ID.POP
