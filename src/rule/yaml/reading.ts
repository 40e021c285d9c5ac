import { EVENT_ID, type Event, type MappingEvent, type ScalarEvent, type SequenceEvent } from 'js-yaml'
import type { Code } from '../../text/catalogue.js'
import { type Diagnostic, diagnose } from '../../text/diagnostic.js'
import { countUnlisted, MOST_DIAGNOSTICS, type Unlisted } from '../../text/limit-diagnostics.js'
import type { Source, Span } from '../../text/source.js'
import { limits } from './limits.js'
import type { YamlNode } from './node.js'

interface Anchor {
  /** Of its name, with the `&`. */
  readonly span: Span
  isUsed: boolean
  /** Undefined while the node is still being read. */
  readonly node: YamlNode | undefined
  readonly size: number
}

/** Where the reading stands. The counts are those of the whole file. */
export interface State {
  readonly source: Source
  readonly events: readonly Event[]
  next: number
  nodes: number
  aliases: number
  end: number
  anchors: Map<string, Anchor>
  diagnostics: Diagnostic[]
  /** Diagnostics of the whole file so far, and those beyond the limit of the document that is being read. */
  reported: number
  unlisted: Unlisted
  /** True once the file is too large to be read on. */
  isOver: boolean
}

export const startReading = (source: Source, events: readonly Event[]): State => ({
  source,
  events,
  next: 0,
  nodes: 0,
  aliases: 0,
  end: 0,
  anchors: new Map(),
  diagnostics: [],
  reported: 0,
  unlisted: { errors: 0, warnings: 0 },
  isOver: false,
})

export type NodeEvent = ScalarEvent | SequenceEvent | MappingEvent

/** Counts nodes; an alias counts as all that it stands for. */
export function count(state: State, size: number, at: NodeEvent | Span): void {
  state.nodes += size
  if (state.nodes <= limits.nodes) return
  const place = 'start' in at ? at.start : at.valueStart
  // A value that is not written has no place of its own.
  const start = place === -1 ? state.end : place
  stop(state, 'too-many-nodes', { start, end: Math.min(start + 1, state.source.text.length) }, limits.nodes)
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
  if (++state.reported <= MOST_DIAGNOSTICS) state.diagnostics.push(diagnostic)
  else countUnlisted(state.unlisted, diagnostic)
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
