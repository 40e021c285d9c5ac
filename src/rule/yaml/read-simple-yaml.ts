import type { Limits } from '../../text/limits.js'
import type { Source } from '../../text/source.js'
import type { YamlDocument } from './build-documents.js'
import { entryAt, type YamlEntry, type YamlMapping, type YamlNode, type YamlSequence } from './node.js'
import {
  keyAt,
  plainAt,
  plainEnd,
  type SimpleReader,
  scalar,
  scalarAt,
  skipSpaces,
  toContent,
} from './simple-scalars.js'

/** Tabs, other line breaks than `\n`, control characters and the halves of a character. */
const UNUSUAL = /[^\n\x20-\x7e\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd]/

/** Maximum number of entries of a map. Its keys are compared one by one. */
const MAX_ENTRIES = 32

/**
 * Reads YAML as nearly all rules are written: block maps with plain keys, block lists, block scalars, and scalars on
 * one line. Returns the same as the parser of all YAML in a third of its time, or `undefined` for any other text, which
 * may be valid or not.
 */
export function readSimpleYaml({ text }: Source, limits: Limits): readonly YamlDocument[] | undefined {
  // A node has at least one character. The parser looks two levels below each collection.
  if (text.length > limits['yaml-nodes'] || UNUSUAL.test(text)) return undefined
  const depth = limits['yaml-depth'] - 2
  const reader: SimpleReader = { text, at: 0, indent: 0, end: 0 }
  const documents: YamlDocument[] = []
  toContent(reader, 0)
  do {
    if (isMarker(reader)) toContent(reader, reader.at + 3)
    const root = reader.indent === 0 ? readMapping(reader, depth) : undefined
    if (root === undefined) return undefined
    documents.push({ root, span: root.span, diagnostics: [] })
  } while (isMarker(reader))
  return reader.at === text.length ? documents : undefined
}

/** True at a line that begins a document. An indented `---` is a text. */
const isMarker = ({ text, at, indent }: SimpleReader): boolean =>
  indent === -1 && text.startsWith('---', at) && (at + 3 === text.length || text.charAt(at + 3) === '\n')

/** Reads a map in which `depth` collections may be nested, including itself. */
function readMapping(reader: SimpleReader, depth: number): YamlMapping | undefined {
  const { at: start, indent } = reader
  const entries: YamlEntry[] = []
  if (depth <= 0) return undefined
  do {
    const key = keyAt(reader)
    if (key === undefined || entries.length === MAX_ENTRIES || entryAt(entries, key.text) !== undefined)
      return undefined
    const value = readValue(reader, indent, depth - 1)
    if (value === undefined) return undefined
    entries.push({ key, value })
  } while (reader.indent === indent)
  return reader.indent > indent ? undefined : { kind: 'mapping', entries, span: { start, end: reader.end } }
}

/** Reads the value after the colon of a map in a column. */
function readValue(reader: SimpleReader, column: number, depth: number): YamlNode | undefined {
  const { text } = reader
  const at = skipSpaces(text, reader.at)
  const first = text.charAt(at)
  if (first !== '' && first !== '\n' && first !== '#') return scalarAt(reader, at, column)
  toContent(reader, at)
  if (reader.indent >= column && isItem(reader)) return readSequence(reader, depth)
  return reader.indent > column ? readMapping(reader, depth) : scalar('null', '', reader.end, reader.end)
}

const isItem = ({ text, at }: SimpleReader): boolean => text.startsWith('- ', at)

function readSequence(reader: SimpleReader, depth: number): YamlSequence | undefined {
  const { at: start, indent } = reader
  const items: YamlNode[] = []
  if (depth <= 0) return undefined
  do {
    const item = readItem(reader, depth - 1)
    if (item === undefined) return undefined
    items.push(item)
  } while (reader.indent === indent && isItem(reader))
  return reader.indent > indent ? undefined : { kind: 'sequence', items, span: { start, end: reader.end } }
}

/** Reads the item after a dash: a scalar, or a map that begins in the same line. */
function readItem(reader: SimpleReader, depth: number): YamlNode | undefined {
  const { text, indent } = reader
  const at = skipSpaces(text, reader.at + 1)
  // Most items are quoted.
  const end = text.charAt(at) === "'" ? -1 : plainEnd(text, at)
  if (end === -1) return scalarAt(reader, at, indent)
  if (text.charAt(end) !== ':') return plainAt(reader, at, end)
  reader.indent += at - reader.at
  reader.at = at
  return readMapping(reader, depth)
}
