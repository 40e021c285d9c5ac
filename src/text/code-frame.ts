import { visible } from './control-characters.js'
import { lineStart, lineText, positionAt, type Span } from './source.js'

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
  const before = visible(window.text.slice(0, from - window.from + window.lead))
  const marked = visible(line.slice(from, Math.min(to, window.to)))
  return [
    `   ${gutter} | ${visible(window.text)}`.trimEnd(),
    `   ${' '.repeat(gutter.length)} | ${' '.repeat(before.length)}${'^'.repeat(Math.max(1, marked.length))}`,
  ]
}

/** Cuts a long line around the column `at`, with `…` for the parts that are left out. */
function cut(line: string, at: number, width: number): { text: string; from: number; to: number; lead: number } {
  if (line.length <= width) return { text: line, from: 0, to: line.length, lead: 0 }
  const from = Math.max(0, Math.min(at - Math.min(30, Math.floor(width / 3)), line.length - width))
  const to = Math.min(line.length, from + width)
  const lead = from > 0 ? '…' : ''
  return { text: `${lead}${line.slice(from, to)}${to < line.length ? '…' : ''}`, from, to, lead: lead.length }
}
