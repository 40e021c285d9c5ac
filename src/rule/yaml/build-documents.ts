import { diagnose } from '../../text/diagnose.js'
import type { Diagnostic } from '../../text/diagnostic.js'
import type { UnlistedCounts } from '../../text/limit-diagnostics.js'
import type { Limits } from '../../text/limits.js'
import type { Source, Span } from '../../text/source.js'
import {
  type AliasEvent,
  EVENT_ID,
  type Event,
  getScalarValue,
  type MappingEvent,
  SCALAR_STYLE,
  type ScalarEvent,
  type SequenceEvent,
} from './events.generated.js'
import { applyMergeKeys } from './merge.js'
import type { YamlEntry, YamlNode, YamlScalar } from './node.js'
import {
  atPop,
  countNodes,
  type Grade,
  keepDiagnostic,
  type NodeEvent,
  type ReaderState,
  report,
  startReading,
  stopReading,
} from './reading.js'
import { plainScalarType } from './scalar-type.js'
import { helpForAlias, reportUnusedAnchors, skipTemplate, templateAt } from './slips.js'

export interface YamlDocument {
  /** Undefined if the document is empty, or malformed, which has a diagnostic. */
  readonly root: YamlNode | undefined
  readonly span: Span
  readonly diagnostics: readonly Diagnostic[]
  /** Counts of further diagnostics that were not kept. */
  readonly unlisted?: UnlistedCounts
}

/** Builds trees from the flat events of js-yaml. A document with an error keeps its root as far as it could be read. */
export function buildDocuments(
  events: readonly Event[],
  source: Source,
  limits: Limits,
  grade: Grade,
): readonly YamlDocument[] {
  const state = startReading(source, events, limits, grade)
  const documents: YamlDocument[] = []
  while (state.next < events.length) {
    state.next++
    state.anchors = new Map()
    state.diagnostics = []
    state.unlisted = { errors: 0, warnings: 0 }
    const root = events[state.next]?.type === EVENT_ID.POP ? undefined : readNode(state)
    reportUnusedAnchors(state)
    state.next++
    const { isStopped: isOver, end, diagnostics, unlisted } = state
    documents.push({
      root: isOver ? undefined : root,
      span: root?.span ?? { start: end, end },
      diagnostics,
      ...(unlisted.errors + unlisted.warnings === 0 ? {} : { unlisted }),
    })
    if (isOver) break
  }
  return documents
}

function readNode(state: ReaderState): YamlNode {
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
    case undefined:
      return { kind: 'scalar', type: 'null', text: '', span: { start: state.end, end: state.end } }
    default:
      throw new Error('bug: js-yaml gave an event that opens no node')
  }
}

function anchored<E extends NodeEvent>(
  state: ReaderState,
  event: E,
  read: (state: ReaderState, event: E) => YamlNode,
): YamlNode {
  countNodes(state, 1, event)
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

function readScalar(state: ReaderState, event: ScalarEvent): YamlScalar {
  const text = getScalarValue(state.source.text, event)
  const span = scalarSpan(state, event)
  state.end = Math.max(state.end, span.end)
  return { kind: 'scalar', type: scalarType(state, event, text), text, span }
}

function scalarType(state: ReaderState, event: ScalarEvent, text: string): YamlScalar['type'] {
  if (event.tagStart !== -1) {
    const tag = state.source.text.slice(event.tagStart, event.tagEnd)
    if (tag !== '!!str' && tag !== '!')
      report(state, 'unsupported-tag', { start: event.tagStart, end: event.tagEnd }, tag)
    return 'text'
  }
  return event.style === SCALAR_STYLE.PLAIN ? plainScalarType(text) : 'text'
}

/** Computes the span of a scalar: the offsets of the event exclude quotes and the header of a block. */
function scalarSpan(state: ReaderState, event: ScalarEvent): Span {
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

function readSequence(state: ReaderState, event: SequenceEvent): YamlNode {
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

function readMapping(state: ReaderState, event: MappingEvent): YamlNode {
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

function readAlias(state: ReaderState, event: AliasEvent): YamlNode {
  const name = state.source.text.slice(event.anchorStart, event.anchorEnd)
  const span = { start: event.anchorStart - 1, end: event.anchorEnd }
  state.end = Math.max(state.end, span.end)
  const anchor = state.anchors.get(name)
  const limit = state.limits['yaml-aliases']
  if (++state.aliases > limit) stopReading(state, 'too-many-aliases', span, limit)
  if (anchor !== undefined) anchor.isUsed = true
  if (anchor?.node === undefined) {
    if (anchor !== undefined) {
      report(state, 'recursive-alias', span, name)
      return { kind: 'scalar', type: 'null', text: '', span }
    }
    keepDiagnostic(state, diagnose('unknown-alias', state.source, span, [name], { help: helpForAlias(name) }))
    return { kind: 'scalar', type: 'text', text: `*${name}`, span }
  }
  countNodes(state, anchor.size, span)
  // The place of a list or a map is that of its alias, where it may be wrong. That of a text is where it is written.
  return anchor.node.kind === 'scalar' ? anchor.node : { ...anchor.node, span }
}

function reportDuplicate(state: ReaderState, key: YamlScalar, first: Span): void {
  const related = [{ message: 'first occurrence', span: first }]
  keepDiagnostic(state, diagnose('duplicate-key', state.source, key.span, [key.text], { related }))
}

function refuseTag(state: ReaderState, event: SequenceEvent | MappingEvent): void {
  if (event.tagStart === -1) return
  const tag = state.source.text.slice(event.tagStart, event.tagEnd)
  if (tag !== '!!map' && tag !== '!!seq')
    report(state, 'unsupported-tag', { start: event.tagStart, end: event.tagEnd }, tag)
}
