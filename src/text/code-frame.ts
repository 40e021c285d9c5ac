import { visible } from './control-characters.js'
import { lineStart, lineText, positionAt, type Span } from './source.js'
import { textWidth } from './text-width.js'

/** Most columns of a line that a frame shows. Longer lines are cut around the span. */
const MAX_WIDTH = 100

/** Fewest columns, in a narrow terminal. */
const MIN_WIDTH = 20

/** Columns beside the line and its number: three spaces, ` | `, and `…` at both ends. */
const MARGIN = 8

/**
 * Returns two lines: the source line with its number, and a mark under the span. They fit into `columns`, if these are
 * not too few. Returns no lines for an empty text.
 */
export function codeFrame(text: string, span: Span, columns = Number.POSITIVE_INFINITY): string[] {
  if (text === '') return []
  const start = lineStart(text, span.start)
  const line = lineText(text, start)
  const from = Math.min(span.start - start, line.length)
  const to = Math.max(from + 1, Math.min(span.end - start, line.length))
  const gutter = String(positionAt(text, span.start).line)
  const width = Math.max(MIN_WIDTH, Math.min(MAX_WIDTH, columns - MARGIN - gutter.length))
  const window = cut(line, from, width)
  const blanks = ' '.repeat(gutter.length)
  const before = ' '.repeat(textWidth(visible(window.before)))
  const mark = '^'.repeat(textWidth(visible(line.slice(from, Math.min(to, window.to))))) || '^'
  return [`   ${gutter} | ${visible(window.text)}`.trimEnd(), `   ${blanks} | ${before}${mark}`]
}

/** Cuts a line with more columns than `width` around the offset `at`, with `…` for the parts that are left out. */
function cut(line: string, at: number, width: number): { text: string; before: string; to: number } {
  let from = Math.max(0, Math.min(at - Math.min(30, Math.floor(width / 3)), line.length - width))
  let to = Math.min(line.length, from + width)
  // Some characters take two columns. The longer side of the mark gives way.
  while (textWidth(visible(line.slice(from, to))) > width) {
    if (at - from > to - at) from++
    else to--
  }
  const lead = from > 0 ? '…' : ''
  return {
    text: `${lead}${line.slice(from, to)}${to < line.length ? '…' : ''}`,
    before: lead + line.slice(from, at),
    to,
  }
}
