import { MAX_CACHED_TEXTS } from './internal-limits.js'

/** A text with the name that diagnostics show: a path, `<stdin>`, or any name that the caller chooses. */
export interface Source {
  readonly name: string
  readonly text: string
  /**
   * The path of the file in its repository. A rule without an id is identified by it, so that its artifacts are the same
   * wherever a command runs. Default: `name`.
   */
  readonly repositoryPath?: string
}

/** Returns the text of a file as a source. */
export const sourceOf = ({ name, repositoryPath }: Pick<Source, 'name' | 'repositoryPath'>, text: string): Source =>
  repositoryPath === undefined ? { name, text } : { name, text, repositoryPath }

/** A range of a source in UTF-16 offsets: `start` is inclusive, `end` exclusive. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** True if a span contains all of another one. */
export const encloses = (outer: Span, { start, end }: Span): boolean => outer.start <= start && end <= outer.end

/** A place for people. Both numbers start at 1; columns count UTF-16 code units. */
export interface Position {
  readonly line: number
  readonly column: number
}

/**
 * Converts an offset to line and column. Computed only for output. `\r\n`, `\n` and `\r` end a line.
 *
 * @example
 * positionAt('title: x\nid: y', 9) // { line: 2, column: 1 }
 */
export function positionAt(text: string, offset: number): Position {
  const starts = lineStarts(text)
  const line = lineAt(starts, offset)
  return { line: line + 1, column: Math.min(offset, text.length) - (starts[line] ?? 0) + 1 }
}

/** Converts a line and a column, which start at 1, to an offset. A place after the text is its end. */
export function offsetAt(text: string, line: number, column: number): number {
  const start = lineStarts(text)[line - 1] ?? text.length
  return Math.min(start + column - 1, text.length)
}

/** Returns the offset of the start of the line that contains `offset`. */
export function lineStart(text: string, offset: number): number {
  const starts = lineStarts(text)
  return starts[lineAt(starts, offset)] ?? 0
}

/** Returns the line that begins at `start`, without its line break. */
export function lineText(text: string, start: number): string {
  const starts = lineStarts(text)
  let end = starts[lineAt(starts, start) + 1] ?? text.length
  while (end > start && (text[end - 1] === '\n' || text[end - 1] === '\r')) end--
  return text.slice(start, end)
}

/**
 * Line starts of the most recent texts: a file with many problems is scanned only once, even if each refers to a
 * second file.
 */
const cachedTexts: { readonly text: string; readonly starts: readonly number[] }[] = []

function lineStarts(text: string): readonly number[] {
  const hit = cachedTexts.find((cached) => cached.text === text)
  if (hit !== undefined) return hit.starts
  const starts = [0]
  for (const end of text.matchAll(/\r\n|\n|\r/g)) starts.push(end.index + end[0].length)
  cachedTexts.unshift({ text, starts })
  cachedTexts.length = Math.min(cachedTexts.length, MAX_CACHED_TEXTS)
  return starts
}

/** Finds the index of the last line that begins at or before the offset. */
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
