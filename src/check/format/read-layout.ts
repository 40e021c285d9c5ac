import { type DocumentEvent, EVENT_ID, type Event } from '../../rule/yaml/events.generated.js'
import type { Collection, LayoutComment, LayoutDocument } from './layout.js'
import { takeDeeper } from './place-comments.js'
import { isBlockCollection, readCollection } from './read-entries.js'
import type { CollectionEvent } from './read-text.js'
import { keepLayout, readIndicator, readLineComment, readTrivia, type Scanner, UNSUPPORTED } from './scanner.js'

export interface Layout {
  readonly documents: readonly LayoutDocument[]
  /** Comments after the last document. */
  readonly comments: readonly LayoutComment[]
}

/**
 * Reads how a text is laid out: its structure, its scalars as they are written, and the place of each comment. Line
 * breaks are `\n`. Throws `KeptLayout` for a notation without a layout.
 */
export function readLayout(text: string, events: readonly Event[]): Layout {
  const scanner: Scanner = { text, events, next: 0, at: 0, closed: [] }
  const documents: LayoutDocument[] = []
  while (scanner.next < events.length) {
    const event = events[scanner.next++]
    if (event?.type === EVENT_ID.DOCUMENT) documents.push(readDocument(scanner, event))
  }
  const { comments } = readTrivia(scanner)
  if (scanner.at < text.length) throw keepLayout(scanner, 'the formatter cannot find the end of the document')
  return { documents, comments }
}

function readDocument(scanner: Scanner, { directives, explicitStart, explicitEnd }: DocumentEvent): LayoutDocument {
  if (directives.length > 0) throw keepLayout(scanner, 'the formatter does not know YAML directives')
  scanner.closed = []
  const comments: LayoutComment[] = []
  if (explicitStart) {
    comments.push(...readTrivia(scanner).comments)
    readIndicator(scanner, '---')
    comments.push(...asComments(readLineComment(scanner)))
  }
  const event = scanner.events[scanner.next++]
  const root = isBlockCollection(event) ? readRoot(scanner, event) : readNothing(scanner, event)
  scanner.next++
  const end = explicitEnd ? readEnd(scanner) : readTrivia(scanner).comments
  if (root === undefined) return { root, comments: [...comments, ...end] }
  root.tail.push(...takeDeeper(end, scanner.closed, root.column))
  return { root, comments }
}

function readRoot(scanner: Scanner, event: CollectionEvent): Collection {
  const root = readCollection(scanner, event, '')
  if (event.anchorStart !== -1 || event.tagStart !== -1) throw keepLayout(scanner, UNSUPPORTED)
  return root
}

function readNothing(scanner: Scanner, event: Event | undefined): undefined {
  const isNothing =
    event?.type === EVENT_ID.SCALAR && event.valueStart === -1 && event.anchorStart === -1 && event.tagStart === -1
  if (!isNothing) throw keepLayout(scanner, 'the document is not a map in block notation')
}

function readEnd(scanner: Scanner): readonly LayoutComment[] {
  const { comments } = readTrivia(scanner)
  readIndicator(scanner, '...')
  return [...comments, ...asComments(readLineComment(scanner))]
}

const asComments = (text: string | undefined): readonly LayoutComment[] =>
  text === undefined ? [] : [{ text: text.trimStart(), column: 0, isApart: false }]
