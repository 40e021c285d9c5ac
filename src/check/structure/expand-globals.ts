import { normalId } from '../../rule/metadata/read-id.js'
import { uuidOf } from '../../rule/metadata/uuid.js'
import { valueAt, type YamlEntry, type YamlMapping } from '../../rule/yaml/node.js'
import { lineStart, type Source } from '../../text/source.js'
import { entrySpan } from '../edits/edit-node.js'
import { entryLines } from '../edits/entry-lines.js'
import { insertLines } from '../edits/insert-lines.js'
import { indentOf, lineBreakOf, nextLineStart, wholeLines } from '../edits/lines.js'
import { isWrittenHere } from '../edits/place-of.js'
import { writeScalar } from '../edits/write-scalar.js'
import type { Edit } from '../finding.js'

/** A document of a file, in order. */
export interface CollectionDocument {
  readonly root: YamlMapping
  readonly isGlobal: boolean
  /** True for a correlation or a filter, which no global document is merged into. */
  readonly isComplete: boolean
}

/**
 * Writes the entries of global documents into the documents after them, and removes the global documents. Titles and
 * ids that several documents would share get an addition. `undefined` if a document cannot be edited.
 */
export function expandGlobals(source: Source, documents: readonly CollectionDocument[]): readonly Edit[] | undefined {
  if (!documents.every(({ root }) => isBlock(source.text, root))) return undefined
  const rules = documents.filter(({ isGlobal, isComplete }) => !isGlobal && !isComplete).map(({ root }) => root)
  const names = rules.map(logsourceName)
  const counts = new Map<string | undefined, number>()
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  const nameOf = (number: number): string => {
    const name = names[number - 1]
    return name !== undefined && counts.get(name) === 1 ? name : `${name ?? 'Part'} ${number}`
  }
  const edits: Edit[] = []
  let globals: readonly YamlEntry[] = []
  let written: readonly YamlEntry[] = []
  let number = 0
  for (const [index, { root, isGlobal, isComplete }] of documents.entries()) {
    if (isComplete) continue
    if (isGlobal) {
      const entries = root.entries.filter(({ key }) => key.text !== 'action')
      // Two global documents with one key would have to be merged.
      if (entries.some(({ key }) => globals.some((other) => other.key.text === key.text))) return undefined
      globals = [...globals, ...entries]
      written = [...written, ...root.entries]
      const next = documents[index + 1]?.root
      const removal = next && globalRemoval(source.text, root, next)
      if (removal === undefined) return undefined
      edits.push(...removal)
      continue
    }
    number++
    const added = additions(source, root, { globals, written, number, name: nameOf(number) })
    if (added === undefined) return undefined
    edits.push(...added)
  }
  return edits
}

/** True for a map in block style that begins at the margin, without anchors. */
const isBlock = (text: string, root: YamlMapping): boolean =>
  root.entries.every(({ key }) => indentOf(text, key.span.start) === '') && isWrittenHere(text, root)

/** Removes the lines of a global document, and the separator after it. */
function globalRemoval(text: string, root: YamlMapping, next: YamlMapping): readonly Edit[] | undefined {
  const [first, last] = [root.entries[0], root.entries.at(-1)]
  const end = last && wholeLines(text, entrySpan(text, last))?.end
  if (first === undefined || end === undefined) return undefined
  const separator = /^---[ \t]*$/m.exec(text.slice(end, next.span.start))
  if (separator === null) return undefined
  const start = end + separator.index
  return [
    { span: { start: first.key.span.start, end }, text: '' },
    { span: { start, end: nextLineStart(text, start) }, text: '' },
  ]
}

/** A rule of a collection. */
interface Part {
  /** The entries of the global documents before it. */
  readonly globals: readonly YamlEntry[]
  /** The same, with their actions. */
  readonly written: readonly YamlEntry[]
  /** The number among the rules, from 1. */
  readonly number: number
  /** A name that no other part has. */
  readonly name: string
}

/** Returns the edits that add what a document takes from the global ones. */
function additions(
  { text }: Source,
  root: YamlMapping,
  { globals, written, number, name }: Part,
): readonly Edit[] | undefined {
  const first = root.entries[0]
  if (first === undefined) return undefined
  const lineBreak = lineBreakOf(text)
  const missing = globals.filter(({ key }) => valueAt(root, key.text) === undefined)
  const lines = missing.map((entry) => {
    const own = ownLines(text, entry, number, name)
    return own && [...(number === 1 ? commentsBefore(text, entry, written) : []), ...own]
  })
  const merged = globals.flatMap((entry) => mergedSection(text, root, entry, number === 1))
  if (lines.some((part) => part === undefined) || merged.some((edit) => edit === undefined)) return undefined
  const head = lines.flatMap((part) => part ?? []).map((line) => `${line}${lineBreak}`)
  const at = first.key.span.start
  return [{ span: { start: at, end: at }, text: head.join('') }, ...merged.flatMap((edit) => edit ?? [])]
}

/** Returns the lines of a global entry for one document. The second and later documents get a title and id of their own. */
function ownLines(text: string, entry: YamlEntry, number: number, name: string): readonly string[] | undefined {
  const { key, value } = entry
  if (number === 1 || value.kind !== 'scalar') return entryLines(text, entry)
  if (key.text === 'title') return [`title: ${writeScalar(`${value.text} - ${name}`)}`]
  if (key.text === 'id') return [`id: ${uuidOf(String(number), normalId(value.text))}`]
  return entryLines(text, entry)
}

/** Returns the comments on the lines between an entry and the one before it. */
function commentsBefore(text: string, { key }: YamlEntry, entries: readonly YamlEntry[]): readonly string[] {
  const before = entries.filter((other) => other.key.span.start < key.span.start).at(-1)
  const from = before === undefined ? lineStart(text, key.span.start) : entrySpan(text, before).end
  const lines = text.slice(from, key.span.start).split(/\r\n|\n|\r/)
  return lines.slice(1).flatMap((line) => (line.trimStart().startsWith('#') ? [line.trim()] : []))
}

/** Names a document by its service or category, if it has one. */
function logsourceName(root: YamlMapping): string | undefined {
  const logsource = valueAt(root, 'logsource')
  const parts = logsource?.kind === 'mapping' ? ['service', 'category'].map((key) => valueAt(logsource, key)) : []
  const part = parts.find((node) => node?.kind === 'scalar' && node.type === 'text')
  const words = part?.kind === 'scalar' ? part.text.split(/[\s_-]+/).filter((word) => word !== '') : []
  return words.length === 0
    ? undefined
    : words.map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`).join(' ')
}

/** Returns the edit that adds the entries of a global section, such as a `condition`, to that of a document. */
function mergedSection(
  text: string,
  root: YamlMapping,
  { key, value }: YamlEntry,
  hasComments: boolean,
): readonly (Edit | undefined)[] {
  const own = valueAt(root, key.text)
  if (own?.kind !== 'mapping' || value.kind !== 'mapping') return []
  const missing = value.entries.filter((entry) => valueAt(own, entry.key.text) === undefined)
  const isNested = value.entries.some(
    (entry) => entry.value.kind === 'mapping' && valueAt(own, entry.key.text)?.kind === 'mapping',
  )
  const last = own.entries.at(-1)
  const lines = missing.map((entry) => {
    const written = entryLines(text, entry)
    return written && [...(hasComments ? commentsBefore(text, entry, value.entries) : []), ...written]
  })
  const end = last && wholeLines(text, entrySpan(text, last))?.end
  const indent = last && indentOf(text, last.key.span.start)
  if (isNested || end === undefined || indent === undefined || lines.some((part) => part === undefined)) {
    return [undefined]
  }
  const added = lines.flatMap((part) => part ?? []).map((line) => (line === '' ? line : `${indent}${line}`))
  if (added.length === 0) return []
  return [insertLines(text, end, added)]
}
