import { EVENT_ID, type Event, type MappingEvent, type ScalarEvent, type SequenceEvent } from 'js-yaml'
import type { Code } from '../../text/catalogue.js'
import { type Diagnostic, diagnose } from '../../text/diagnostic.js'
import { countUnlisted, MOST_DIAGNOSTICS, type Unlisted } from '../../text/limit-diagnostics.js'
import type { Limits } from '../../text/limits.js'
import type { Source, Span } from '../../text/source.js'
import type { YamlNode } from './node.js'

interface Anchor {
  /** Of its name, with the `&`. */
  readonly span: Span
  isUsed: boolean
  /** Undefined while the node is still being read. */
  readonly node: YamlNode | undefined
  readonly size: number
}

/**
 * Sets the severity of a diagnostic by the keys that lead from the root to its place. Diagnostics inside an anchor keep theirs, since aliases may
 * repeat the node anywhere.
 */
export type Grade = (diagnostic: Diagnostic, path: readonly string[]) => Diagnostic

/** Where the reading stands. The counts are those of the whole file. */
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
  /** The keys down to what is being read. */
  readonly path: string[]
  /** Anchors around what is being read. */
  openAnchors: number
  /** Diagnostics of the whole file so far, and those beyond the limit of the document that is being read. */
  reported: number
  unlisted: Unlisted
  /** True once the file is too large to be read on. */
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

/** Counts nodes; an alias counts as all that it stands for. */
export function count(state: State, size: number, at: NodeEvent | Span): void {
  const most = state.limits['yaml-nodes']
  state.nodes += size
  if (state.nodes <= most) return
  const place = 'start' in at ? at.start : at.valueStart
  // A value that is not written has no place of its own.
  const start = place === -1 ? state.end : place
  stop(state, 'too-many-nodes', { start, end: Math.min(start + 1, state.source.text.length) }, most)
}

/** Reports a limit, and reads nothing more: the document that is too large ends here, and the file with it. */
export function stop(state: State, code: PlainCode, span: Span, limit: number): void {
  if (!state.isOver) state.diagnostics.push(diagnose(code, state.source, span, [limit] as never))
  state.isOver = true
  state.next = state.events.length
}

/** Keeps a diagnostic while there is room, and counts it otherwise. */
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

/** Reports a problem of the document that is being read. */
export function report(state: State, code: PlainCode, span: Span, ...args: readonly (string | number)[]): void {
  keep(state, diagnose(code, state.source, span, args as never))
}

/** True at the end of a collection, and at the end of all events. */
export const atPop = ({ events, next }: State): boolean => next >= events.length || events[next]?.type === EVENT_ID.POP
