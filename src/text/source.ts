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
  const start = lineStart(text, offset)
  let line = 1
  for (let at = nextLine(text, 0); at !== -1 && at <= start; at = nextLine(text, at)) line++
  return { line, column: offset - start + 1 }
}

/** The offset at which the line that holds `offset` begins. */
export function lineStart(text: string, offset: number): number {
  let start = Math.min(offset, text.length)
  while (start > 0 && !endsLine(text, start - 1)) start--
  return start
}

/** The text of the line that begins at `start`, without its line break. */
export function lineText(text: string, start: number): string {
  let end = start
  while (end < text.length && text[end] !== '\n' && text[end] !== '\r') end++
  return text.slice(start, end)
}

function nextLine(text: string, from: number): number {
  for (let at = from; at < text.length; at++) if (endsLine(text, at)) return at + 1
  return -1
}

function endsLine(text: string, at: number): boolean {
  const char = text.charCodeAt(at)
  return char === 10 || (char === 13 && text.charCodeAt(at + 1) !== 10)
}
