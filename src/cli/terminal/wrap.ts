import type { OutputStream } from '../../project/files/io.js'
import { textWidth } from '../../text/text-width.js'

/**
 * Wraps a line at spaces to rows of a terminal, with `indent` before each row but the first. Color escape sequences have
 * no width. A word that is longer than a row stays whole.
 */
export function wrap(line: string, columns: number, indent = '   '): string[] {
  if (widthOf(line) <= columns) return [line]
  const rows: string[] = []
  const lead = /^ */.exec(line)?.[0] ?? ''
  const [first = '', ...others] = line.slice(lead.length).split(/ (?=\S)/)
  let row = `${lead}${first}`
  for (const word of others) {
    const longer = `${row} ${word}`
    if (widthOf(longer) <= columns) row = longer
    else {
      rows.push(row)
      row = `${indent}${word}`
    }
  }
  return [...rows, row]
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: color sequences begin with one.
const widthOf = (text: string): number => textWidth(text.replace(/\u001b\[\d+m/g, ''))

/** Returns the width at which lines for an output are wrapped: infinite if it is no terminal. */
export const columnsOf = ({ isTTY, columns }: OutputStream): number => (isTTY ? columns : Number.POSITIVE_INFINITY)

/** Writes lines of prose, wrapped to the width of a terminal. */
export function writeLines(output: OutputStream, lines: readonly string[]): void {
  for (const line of lines) output.write(`${wrap(line, columnsOf(output)).join('\n')}\n`)
}
