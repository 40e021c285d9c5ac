import { COLLECTION_STYLE, EVENT_ID, type Event, SCALAR_STYLE } from '../../rule/yaml/events.generated.js'
import type { Collection, Entry, LayoutComment, LayoutNode } from './layout.js'
import { placeComments } from './place-comments.js'
import { type CollectionEvent, readBlockText, readFlowText, readScalarText, scalarStart } from './read-text.js'
import {
  columnOf,
  endOf,
  keepLayout,
  readIndicator,
  readLineComment,
  readTrivia,
  type Scanner,
  type Trivia,
  UNSUPPORTED,
} from './scanner.js'

/** Reads a block collection, after its event, up to the end of its last value. */
export function readCollection(scanner: Scanner, event: CollectionEvent, properties: string): Collection {
  const collection: Collection & { entries: Entry[] } = {
    kind: event.type === EVENT_ID.MAPPING ? 'mapping' : 'sequence',
    properties,
    column: columnOf(scanner.text, event.start),
    head: [],
    entries: [],
    tail: [],
  }
  while (scanner.events[scanner.next]?.type !== EVENT_ID.POP) {
    const before = placeComments(collection, readTrivia(scanner), scanner.closed)
    scanner.closed = []
    collection.entries.push(readEntry(scanner, before, collection.kind === 'mapping'))
  }
  scanner.next++
  scanner.closed.push(collection)
  return collection
}

function readEntry(scanner: Scanner, { comments: before, isApart }: Trivia, hasKey: boolean): Entry {
  const key = hasKey ? readKey(scanner) : undefined
  readIndicator(scanner, hasKey ? ':' : '-')
  const comment = readLineComment(scanner)
  const { inner, value } = readValue(scanner)
  const valueComment = value.kind === 'inline' ? readLineComment(scanner) : undefined
  return { before, isApart, key, comment, inner, value, valueComment, below: [], after: [] }
}

function readKey(scanner: Scanner): string {
  const event = scanner.events[scanner.next++]
  const start = startOf(event)
  if (event === undefined || start !== scanner.at) throw keepLayout(scanner, UNSUPPORTED)
  const key = readText(scanner, event)
  const source = key.kind === 'inline' && key.lines.length === 1 ? key.lines.join('') : undefined
  if (source === undefined || source === '') throw keepLayout(scanner, UNSUPPORTED)
  scanner.at = endOf(/[ \t]*/y, scanner.text, scanner.at)
  return `${[key.properties, source].filter((part) => part !== '').join(' ')}${event.type === EVENT_ID.ALIAS ? ' ' : ''}`
}

function readValue(scanner: Scanner): { readonly inner: readonly LayoutComment[]; readonly value: LayoutNode } {
  const event = scanner.events[scanner.next++]
  if (event === undefined) throw keepLayout(scanner, UNSUPPORTED)
  const start = startOf(event)
  if (start === -1) return { inner: [], value: nothing }
  if (isBlockCollection(event) && start === event.start) {
    return { inner: [], value: readCollection(scanner, event, '') }
  }
  const { comments: inner } = readTrivia(scanner)
  if (!isBlockCollection(event)) return { inner, value: readText(scanner, event) }
  if (inner.length > 0) throw keepLayout(scanner, UNSUPPORTED)
  return { inner, value: readCollection(scanner, event, readProperties(scanner, event)) }
}

const nothing: LayoutNode = { kind: 'inline', properties: '', lines: [''], isScalar: true }

/** Reads a node that is not a block collection. */
function readText(scanner: Scanner, event: Event): LayoutNode {
  if (event.type === EVENT_ID.ALIAS) {
    const source = scanner.text.slice(event.anchorStart - 1, event.anchorEnd)
    scanner.at = event.anchorEnd
    return { kind: 'inline', properties: '', lines: [source], isScalar: true }
  }
  if (event.type === EVENT_ID.DOCUMENT || event.type === EVENT_ID.POP) throw keepLayout(scanner, UNSUPPORTED)
  const properties = readProperties(scanner, event)
  if (event.type === EVENT_ID.SCALAR && event.valueStart === -1) return { ...nothing, properties }
  if (properties !== '' && readTrivia(scanner).comments.length > 0) throw keepLayout(scanner, UNSUPPORTED)
  if (event.type !== EVENT_ID.SCALAR) return readFlowText(scanner, event, properties)
  if (event.style === SCALAR_STYLE.LITERAL_BLOCK || event.style === SCALAR_STYLE.FOLDED_BLOCK) {
    return readBlockText(scanner, event, properties)
  }
  if (scanner.at !== scalarStart(event)) throw keepLayout(scanner, UNSUPPORTED)
  return readScalarText(scanner, event, properties)
}

/** Reads the anchor and the tag of a node, in their order. */
function readProperties(scanner: Scanner, event: Exclude<Event, { readonly directives: unknown }>): string {
  if (!('tagStart' in event)) return ''
  const spans = [
    { start: event.anchorStart - 1, end: event.anchorEnd },
    { start: event.tagStart, end: event.tagEnd },
  ].filter(({ end }) => end !== -1)
  const parts: string[] = []
  for (const { start, end } of spans.sort((a, b) => a.start - b.start)) {
    if (readTrivia(scanner).comments.length > 0 || scanner.at !== start) throw keepLayout(scanner, UNSUPPORTED)
    parts.push(scanner.text.slice(start, end))
    scanner.at = end
  }
  return parts.join(' ')
}

export const isBlockCollection = (event: Event | undefined): event is CollectionEvent =>
  (event?.type === EVENT_ID.MAPPING || event?.type === EVENT_ID.SEQUENCE) && event.style === COLLECTION_STYLE.BLOCK

/** Returns the offset at which a node begins, with its anchor and tag; -1 for nothing. A block scalar begins at its content. */
function startOf(event: Event | undefined): number {
  if (event === undefined || event.type === EVENT_ID.DOCUMENT || event.type === EVENT_ID.POP) return -1
  if (event.type === EVENT_ID.ALIAS) return event.anchorStart - 1
  const { anchorStart, tagStart } = event
  const own = event.type !== EVENT_ID.SCALAR ? event.start : event.valueStart === -1 ? -1 : scalarStart(event)
  const starts = [anchorStart === -1 ? -1 : anchorStart - 1, tagStart, own].filter((start) => start !== -1)
  return starts.length === 0 ? -1 : Math.min(...starts)
}
