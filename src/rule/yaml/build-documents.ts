import {
  type AliasEvent,
  EVENT_ID,
  type Event,
  getScalarValue,
  type MappingEvent,
  SCALAR_STYLE,
  type ScalarEvent,
  type SequenceEvent,
} from 'js-yaml'
import type { Code } from '../../text/catalogue.js'
import { type Diagnostic, diagnose } from '../../text/diagnostic.js'
import type { Limits } from '../../text/limits.js'
import type { Source, Span } from '../../text/source.js'
import { applyMergeKeys } from './merge.js'
import type { YamlEntry, YamlNode, YamlScalar } from './node.js'
import { plainScalarType } from './scalar-type.js'

export interface YamlDocument {
  /** Undefined if the document is empty or could not be read; then a diagnostic says why. */
  readonly root: YamlNode | undefined
  readonly span: Span
  readonly diagnostics: readonly Diagnostic[]
  /**
   * Of a diagnostic, the keys from the root down to its place, at most two. What stands at an anchor has none, since aliases may repeat it anywhere.
   */
  readonly under: ReadonlyMap<Diagnostic, readonly string[]>
}

interface Anchor {
  /** Of its name, with the `&`. */
  readonly span: Span
  isUsed: boolean
  /** Undefined while the node is still being read. */
  readonly node: YamlNode | undefined
  readonly size: number
}

/** Where the reading stands. The counts are those of the whole file. */
interface State {
  readonly source: Source
  readonly events: readonly Event[]
  readonly limits: Limits
  next: number
  nodes: number
  aliases: number
  end: number
  anchors: Map<string, Anchor>
  diagnostics: Diagnostic[]
  under: Map<Diagnostic, readonly string[]>
  /** The keys down to what is being read. */
  readonly path: string[]
  /** Anchors around what is being read. */
  openAnchors: number
}

/** Trees from the flat events of js-yaml. A document with an error keeps its root as far as it could be read. */
export function buildDocuments(events: readonly Event[], source: Source, limits: Limits): YamlDocument[] {
  const counts = { next: 0, nodes: 0, aliases: 0, end: 0, openAnchors: 0 }
  const state: State = {
    source,
    events,
    limits,
    ...counts,
    anchors: new Map(),
    diagnostics: [],
    under: new Map(),
    path: [],
  }
  const documents: YamlDocument[] = []
  while (state.next < events.length) {
    state.next++
    state.anchors = new Map()
    state.diagnostics = []
    state.under = new Map()
    const root = events[state.next]?.type === EVENT_ID.POP ? undefined : readNode(state)
    reportUnusedAnchors(state)
    state.next++
    const tooMany = state.nodes > limits['yaml-nodes'] || state.aliases > limits['yaml-aliases']
    documents.push({
      root: tooMany ? undefined : root,
      span: root?.span ?? { start: state.end, end: state.end },
      diagnostics: state.diagnostics,
      under: state.under,
    })
    if (tooMany) break
  }
  return documents
}

function readNode(state: State): YamlNode {
  const event = state.events[state.next++]
  switch (event?.type) {
    case EVENT_ID.SCALAR:
      return anchored(state, event, readScalar)
    case EVENT_ID.SEQUENCE:
      return anchored(state, event, readSequence)
    case EVENT_ID.MAPPING:
      return anchored(state, event, readMapping)
    case EVENT_ID.ALIAS:
      return readAlias(state, event)
    default:
      throw new Error('bug: js-yaml gave an event that opens no node')
  }
}

type NodeEvent = ScalarEvent | SequenceEvent | MappingEvent

function anchored<E extends NodeEvent>(state: State, event: E, read: (state: State, event: E) => YamlNode): YamlNode {
  count(state, 1, event)
  if (event.anchorStart === -1) return read(state, event)
  const name = state.source.text.slice(event.anchorStart, event.anchorEnd)
  const before = state.nodes
  const anchor = { span: { start: event.anchorStart - 1, end: event.anchorEnd }, isUsed: false }
  state.anchors.set(name, { ...anchor, node: undefined, size: 0 })
  state.openAnchors++
  const node = read(state, event)
  state.openAnchors--
  state.anchors.set(name, { ...anchor, node, size: 1 + state.nodes - before })
  return node
}

function readScalar(state: State, event: ScalarEvent): YamlScalar {
  const text = getScalarValue(state.source.text, event)
  const span = scalarSpan(state, event)
  state.end = Math.max(state.end, span.end)
  return { kind: 'scalar', type: scalarType(state, event, text), text, span }
}

function scalarType(state: State, event: ScalarEvent, text: string): YamlScalar['type'] {
  if (event.tagStart !== -1) {
    const tag = state.source.text.slice(event.tagStart, event.tagEnd)
    if (tag !== '!!str' && tag !== '!')
      report(state, 'unsupported-tag', { start: event.tagStart, end: event.tagEnd }, tag)
    return 'text'
  }
  return event.style === SCALAR_STYLE.PLAIN ? plainScalarType(text) : 'text'
}

/** The offsets of the event leave out quotes, and the header of a block. */
function scalarSpan(state: State, event: ScalarEvent): Span {
  const { text } = state.source
  const { valueStart: start, valueEnd: end } = event
  if (start === -1) return { start: state.end, end: state.end }
  if (event.style === SCALAR_STYLE.SINGLE_QUOTED || event.style === SCALAR_STYLE.DOUBLE_QUOTED) {
    return { start: start - 1, end: end + 1 }
  }
  if (event.style === SCALAR_STYLE.PLAIN) return { start, end }
  const header = /[|>][0-9+-]*[ \t]*(?:#[^\r\n]*)?(?:\r\n|\n|\r)?$/.exec(text.slice(Math.max(0, start - 500), start))
  return { start: header === null ? start : start - header[0].length, end: Math.max(start, end) }
}

function readSequence(state: State, event: SequenceEvent): YamlNode {
  refuseTag(state, event)
  const items: YamlNode[] = []
  while (!atPop(state)) items.push(readNode(state))
  state.next++
  return {
    kind: 'sequence',
    items,
    span: { start: event.start, end: Math.max(event.start + 1, items.at(-1)?.span.end ?? 0) },
  }
}

function readMapping(state: State, event: MappingEvent): YamlNode {
  refuseTag(state, event)
  const template = templateAt(state.source.text, event.start)
  if (template !== undefined) return skipTemplate(state, template)
  const entries: YamlEntry[] = []
  const seen = new Map<string, Span>()
  while (!atPop(state)) {
    const key = readNode(state)
    state.path.push(key.kind === 'scalar' ? key.text : '')
    const value = readNode(state)
    if (key.kind !== 'scalar') report(state, 'key-not-text', key.span)
    else {
      const first = seen.get(key.text)
      if (first !== undefined) reportDuplicate(state, key, first)
      else entries.push({ key, value })
      seen.set(key.text, first ?? key.span)
    }
    state.path.pop()
  }
  state.next++
  const end = Math.max(event.start + 1, entries.at(-1)?.value.span.end ?? 0)
  const merged = applyMergeKeys(entries, (node) => report(state, 'bad-merge', node.span))
  return { kind: 'mapping', entries: merged, span: { start: event.start, end } }
}

/** The place of `{{ image }}` if it stands at the offset: for YAML a map in a map. */
function templateAt(text: string, start: number): Span | undefined {
  if (!text.startsWith('{{', start)) return undefined
  const end = text.indexOf('}}', start)
  const line = text.slice(start, end === -1 ? start : end)
  return end === -1 || /[\r\n]/.test(line) ? undefined : { start, end: end + 2 }
}

/** Reads over a map that is the remains of a template; it stands as the text that it was. */
function skipTemplate(state: State, span: Span): YamlScalar {
  for (let depth = 1; depth > 0; state.next++) {
    const type = state.events[state.next]?.type
    if (type === EVENT_ID.POP) depth--
    else if (type === EVENT_ID.MAPPING || type === EVENT_ID.SEQUENCE) depth++
  }
  const text = state.source.text.slice(span.start, span.end)
  report(state, 'template-leftover', span, text)
  return { kind: 'scalar', type: 'text', text, span }
}

function readAlias(state: State, event: AliasEvent): YamlNode {
  const name = state.source.text.slice(event.anchorStart, event.anchorEnd)
  const span = { start: event.anchorStart - 1, end: event.anchorEnd }
  state.end = Math.max(state.end, span.end)
  const anchor = state.anchors.get(name)
  const most = state.limits['yaml-aliases']
  if (++state.aliases === most + 1) report(state, 'too-many-aliases', span, most)
  if (anchor !== undefined) anchor.isUsed = true
  if (anchor?.node === undefined) {
    report(state, anchor === undefined ? 'unknown-alias' : 'recursive-alias', span, name)
    return { kind: 'scalar', type: 'null', text: '', span }
  }
  count(state, anchor.size, span)
  return anchor.node
}

function count(state: State, size: number, at: NodeEvent | Span): void {
  const before = state.nodes
  const most = state.limits['yaml-nodes']
  state.nodes += size
  if (before > most || state.nodes <= most) return
  const start = 'start' in at ? at.start : at.valueStart
  report(state, 'too-many-nodes', { start, end: start + 1 }, most)
}

function reportDuplicate(state: State, key: YamlScalar, first: Span): void {
  const related = [{ message: 'first here', span: first }]
  keep(state, diagnose('duplicate-key', state.source, key.span, [key.text], { related }))
}

/** `&whoami` that was meant as a text is the name of nothing. Anchors of maps and lists are no such slips. */
function reportUnusedAnchors(state: State): void {
  for (const [name, { node, span, isUsed }] of state.anchors) {
    if (!isUsed && node?.kind === 'scalar') report(state, 'unused-anchor', span, name)
  }
}

function refuseTag(state: State, event: SequenceEvent | MappingEvent): void {
  if (event.tagStart === -1) return
  const tag = state.source.text.slice(event.tagStart, event.tagEnd)
  if (tag !== '!!map' && tag !== '!!seq')
    report(state, 'unsupported-tag', { start: event.tagStart, end: event.tagEnd }, tag)
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

function report(state: State, code: PlainCode, span: Span, ...args: readonly (string | number)[]): void {
  keep(state, diagnose(code, state.source, span, args as never))
}

function keep({ diagnostics, under, path, openAnchors }: State, diagnostic: Diagnostic): void {
  diagnostics.push(diagnostic)
  if (openAnchors === 0) under.set(diagnostic, path.slice(0, 2))
}

const atPop = (state: State): boolean => state.events[state.next]?.type === EVENT_ID.POP
