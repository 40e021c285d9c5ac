/** A text with the name that diagnostics show for it: a path, `<stdin>`, or what the caller likes. */
export interface Source {
  readonly name: string
  readonly text: string
}

/** A piece of a source: UTF-16 offsets, `start` inclusive, `end` exclusive. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** A place for people: both numbers start at 1; a column counts UTF-16 units. */
export interface Position {
  readonly line: number
  readonly column: number
}

/**
 * Line and column of an offset. Computed only where a person or a tool reads it. `\r\n`, `\n` and `\r` end a line.
 *
 * @example
 * positionAt('title: x\nid: y', 9) // { line: 2, column: 1 }
 */
export function positionAt(text: string, offset: number): Position {
  const starts = lineStarts(text)
  const line = lineAt(starts, offset)
  return { line: line + 1, column: Math.min(offset, text.length) - (starts[line] ?? 0) + 1 }
}

/** The offset at which the line that holds `offset` begins. */
export function lineStart(text: string, offset: number): number {
  const starts = lineStarts(text)
  return starts[lineAt(starts, offset)] ?? 0
}

/** The text of the line that begins at `start`, without its line break. */
export function lineText(text: string, start: number): string {
  const starts = lineStarts(text)
  let end = starts[lineAt(starts, start) + 1] ?? text.length
  while (end > start && (text[end - 1] === '\n' || text[end - 1] === '\r')) end--
  return text.slice(start, end)
}

/**
 * The last texts that were asked about: a file with many problems is scanned for lines only once, also where each of them speaks of a second
 * file.
 */
const known: { readonly text: string; readonly starts: readonly number[] }[] = []
const MOST_KNOWN = 4

function lineStarts(text: string): readonly number[] {
  const found = known.find((one) => one.text === text)
  if (found !== undefined) return found.starts
  const starts = [0]
  for (const end of text.matchAll(/\r\n|\n|\r/g)) starts.push(end.index + end[0].length)
  known.unshift({ text, starts })
  known.length = Math.min(known.length, MOST_KNOWN)
  return starts
}

/** The index of the last line that begins at or before the offset. */
function lineAt(starts: readonly number[], offset: number): number {
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((starts[middle] ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  return low
}
