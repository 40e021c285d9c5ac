import type { Span } from '../../text/source.js'

/**
 * Returns the span of the whole lines of a node, with their line breaks. `undefined` if other text is on the lines;
 * a comment after the node is part of it.
 */
export function wholeLines(text: string, { start, end }: Span): Span | undefined {
  const first = lineStartBefore(text, start)
  // A block scalar ends after its last line break.
  const last = Math.max(start, trimmedEnd(text, start, end))
  const lineEnd = nextLineStart(text, last)
  const isAlone =
    isBlank(text.slice(first, start)) && /^[ \t]*(?:#[^\r\n]*)?(?:\r\n|\n|\r)?$/.test(text.slice(last, lineEnd))
  if (!isAlone) return undefined
  const isAtEnd = lineEnd === text.length && !/[\r\n]$/.test(text)
  return isAtEnd ? { start: trimmedEnd(text, 0, first), end: lineEnd } : { start: first, end: lineEnd }
}

/** Returns the offset after the last character of a span that is no white space. */
export function trimmedEnd(text: string, start: number, end: number): number {
  let at = end
  while (at > start && /\s/.test(text.charAt(at - 1))) at--
  return at
}

/** Returns the white space before the node on its line, or `undefined` if other text is there. */
export function indentOf(text: string, at: number): string | undefined {
  const before = text.slice(lineStartBefore(text, at), at)
  return isBlank(before) ? before : undefined
}

/** Returns the line break that the text uses first; `\n` if it has none. */
export const lineBreakOf = (text: string): string => /\r\n|\n|\r/.exec(text)?.[0] ?? '\n'

const isBlank = (text: string): boolean => /^[ \t]*$/.test(text)

function lineStartBefore(text: string, at: number): number {
  let start = at
  while (start > 0 && !/[\r\n]/.test(text.charAt(start - 1))) start--
  return start
}

export function nextLineStart(text: string, at: number): number {
  const rest = /\r\n|\n|\r/g
  rest.lastIndex = at
  const found = rest.exec(text)
  return found === null ? text.length : found.index + found[0].length
}
