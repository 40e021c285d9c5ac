import { CHOMPING_MODE, getBlockValue } from './events.generated.js'
import type { YamlScalar } from './node.js'
import { plainScalarType } from './scalar-type.js'

/** A place in a text of simple YAML. */
export interface SimpleReader {
  readonly text: string
  /** The offset of the next key or dash, or of what follows a key. */
  at: number
  /** The column of the next key or dash; -1 at the end of a document. */
  indent: number
  /** The end of the last scalar, which is the place of an omitted value. */
  end: number
}

/** Moves to the first line from an offset that is neither empty nor a comment. */
export function toContent(reader: SimpleReader, from: number): void {
  const { text } = reader
  let start = from
  let at = skipSpaces(text, from)
  for (let first = text.charAt(at); first === '\n' || first === '#'; first = text.charAt(at)) {
    start = first === '\n' ? at + 1 : nextLine(text, at)
    at = skipSpaces(text, start)
  }
  reader.at = at
  // Most lines are indented, and those are no markers.
  const isOver = at === text.length || (at === start && isMarkerAt(text, at))
  reader.indent = isOver ? -1 : at - start
}

const isMarkerAt = (text: string, at: number): boolean => text.startsWith('---', at) || text.startsWith('...', at)

export function skipSpaces(text: string, from: number): number {
  let at = from
  while (text.charAt(at) === ' ') at++
  return at
}

/** Returns the offset of the next line, which is the end of the text after the last one. */
const nextLine = (text: string, from: number): number => text.indexOf('\n', from) + 1 || text.length

/** A plain scalar, up to a colon or a comment. It begins with no character that has a meaning of its own. */
const PLAIN = /(?:[^ \n#&*!|>'"%@`,[\]{}?:-]|-(?=[^ \n]))(?:[^ \n:]+|:(?=[^ \n])| +(?=[^ \n#]))*/y

/** Returns the end of the plain scalar at an offset, or -1 if there is none. */
export function plainEnd(text: string, start: number): number {
  PLAIN.lastIndex = start
  return PLAIN.test(text) ? PLAIN.lastIndex : -1
}

/** Reads a plain key, and moves behind its colon. */
export function keyAt(reader: SimpleReader): YamlScalar | undefined {
  const { text, at } = reader
  const end = plainEnd(text, at)
  const key = text.slice(at, end)
  // `<<` merges the entries of other maps.
  if (text.charAt(end) !== ':' || key.endsWith(' ') || key === '<<') return undefined
  reader.at = end + 1
  reader.end = end
  return scalar(plainScalarType(key), key, at, end)
}

/** Reads the scalar at an offset, in a collection that begins in a column, and moves to the line of the next node. */
export function scalarAt(reader: SimpleReader, start: number, column: number): YamlScalar | undefined {
  const first = reader.text.charAt(start)
  if (first === "'" || first === '"') return readQuoted(reader, start, first)
  return first === '|' || first === '>'
    ? readBlock(reader, start, column)
    : plainAt(reader, start, plainEnd(reader.text, start))
}

export const scalar = (type: YamlScalar['type'], text: string, start: number, end: number): YamlScalar => ({
  kind: 'scalar',
  type,
  text,
  span: { start, end },
})

/** Reads the plain scalar between two offsets, as `scalarAt` does. `end` is that of `plainEnd`. */
export function plainAt(reader: SimpleReader, start: number, end: number): YamlScalar | undefined {
  if (end === -1 || !isLast(reader, end)) return undefined
  const text = reader.text.slice(start, end)
  return scalar(plainScalarType(text), text, start, end)
}

function readQuoted(reader: SimpleReader, start: number, quote: string): YamlScalar | undefined {
  const { text } = reader
  const isSingle = quote === "'"
  let end = text.indexOf(quote, start + 1)
  let hasQuote = false
  while (isSingle && end !== -1 && text.charAt(end + 1) === quote) {
    hasQuote = true
    end = text.indexOf(quote, end + 2)
  }
  const value = text.slice(start + 1, end)
  if (end === -1 || value.includes('\n') || (!isSingle && value.includes('\\'))) return undefined
  if (!isLast(reader, end + 1)) return undefined
  return scalar('text', hasQuote ? value.replaceAll("''", quote) : value, start, end + 1)
}

/** Moves to the line after the end of a scalar. Returns false if something else than a comment follows it. */
function isLast(reader: SimpleReader, end: number): boolean {
  const { text } = reader
  const at = skipSpaces(text, end)
  const next = text.charAt(at)
  if (next !== '\n' && next !== '' && (next !== '#' || at === end)) return false
  reader.end = end
  toContent(reader, at)
  return true
}

const HEADER = /[|>][+-]? *\n/y

function readBlock(reader: SimpleReader, start: number, column: number): YamlScalar | undefined {
  const { text } = reader
  HEADER.lastIndex = start
  if (!HEADER.test(text)) return undefined
  const valueStart = HEADER.lastIndex
  let at = valueStart
  while (text.charAt(at) === '\n') at++
  const indent = skipSpaces(text, at) - at
  if (indent <= column || text.charAt(at + indent) === '\n') return undefined
  while (at < text.length) {
    const content = skipSpaces(text, at)
    // Spaces at the end of the text are a part of it or not.
    if (content === text.length) return undefined
    if (content - at < indent && text.charAt(content) !== '\n') break
    at = nextLine(text, content)
  }
  const mode = text.charAt(start + 1)
  const chomping = mode === '-' ? CHOMPING_MODE.STRIP : mode === '+' ? CHOMPING_MODE.KEEP : CHOMPING_MODE.CLIP
  const value = getBlockValue(text, valueStart, at, indent, chomping, text.charAt(start) === '>')
  reader.end = at
  toContent(reader, at)
  return scalar('text', value, start, at)
}
