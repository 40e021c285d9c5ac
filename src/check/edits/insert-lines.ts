import type { Edit } from '../finding.js'
import { lineBreakOf } from './lines.js'

/** Inserts whole lines at the beginning of a line, or after the last one if it has no line break. */
export function insertLines(text: string, at: number, lines: readonly string[]): Edit {
  const lineBreak = lineBreakOf(text)
  const isAtEnd = at === text.length && !/[\r\n]$/.test(text)
  const written = lines.join(lineBreak)
  return { span: { start: at, end: at }, text: isAtEnd ? `${lineBreak}${written}` : `${written}${lineBreak}` }
}
