import { visible } from './control-characters.js'
import { lineStart, lineText, positionAt, type Span } from './source.js'

/** Columns of a line that a frame shows. Longer lines are cut around the span. */
const WIDTH = 100

/**
 * Returns two lines: the source line with its number, and a mark under the span. Returns no lines for an empty text.
 */
export function codeFrame(text: string, span: Span): string[] {
  if (text === '') return []
  const start = lineStart(text, span.start)
  const line = lineText(text, start)
  const from = Math.min(span.start - start, line.length)
  const to = Math.max(from + 1, Math.min(span.end - start, line.length))
  const window = cut(line, from)
  const gutter = String(positionAt(text, span.start).line)
  const before = visible(window.text.slice(0, from - window.from + window.lead))
  const marked = visible(line.slice(from, Math.min(to, window.to)))
  return [
    `   ${gutter} | ${visible(window.text)}`.trimEnd(),
    `   ${' '.repeat(gutter.length)} | ${' '.repeat(before.length)}${'^'.repeat(Math.max(1, marked.length))}`,
  ]
}

/** Cuts a long line around the column `at`, with `…` for the parts that are left out. */
function cut(line: string, at: number): { text: string; from: number; to: number; lead: number } {
  if (line.length <= WIDTH) return { text: line, from: 0, to: line.length, lead: 0 }
  const from = Math.max(0, Math.min(at - 30, line.length - WIDTH))
  const to = Math.min(line.length, from + WIDTH)
  const lead = from > 0 ? '…' : ''
  return { text: `${lead}${line.slice(from, to)}${to < line.length ? '…' : ''}`, from, to, lead: lead.length }
}
