import type { Io } from '../../../project/files/io.js'
import { printable } from '../../../text/control-characters.js'
import { counted, sum, thousands } from '../../../text/count.js'
import { textWidth } from '../../../text/text-width.js'
import { colorsFor } from '../../terminal/colors.js'
import { alignColumns, padCell } from '../../terminal/columns.js'
import { wrap } from '../../terminal/wrap.js'

/** An entry of a list. All entries of a list have the same keys. */
export type Entry = Readonly<Record<string, string | number | boolean | null | readonly string[]>>

/**
 * Prints entries, one per line. On a terminal they are a table with headings, whose cells are wrapped to its width; it
 * leaves out the keys in `details`.
 */
export function printEntries(entries: readonly Entry[], json: boolean, io: Io, details: readonly string[] = []): void {
  const lines = json
    ? entries.map((entry) => JSON.stringify(entry))
    : io.stdout.isTTY
      ? tableLines(
          entries.map((entry) => without(entry, details)),
          io,
        )
      : alignColumns(entries.map((entry) => cellsOf(entry, '|', countText)))
  io.stdout.write(lines.map((line) => `${line}\n`).join(''))
  if (!json && io.stdout.isTTY && details.length > 0) {
    io.stderr.write(`\`--json\` also shows: ${details.join(', ')}\n`)
  }
}

const without = (entry: Entry, keys: readonly string[]): Entry =>
  Object.fromEntries(Object.entries(entry).filter(([key]) => !keys.includes(key)))

/** Formats the values of an entry. */
const cellsOf = (entry: Entry, separator: string, numberText: (value: number, key: string) => string): string[] =>
  Object.entries(entry).map(([key, value]) =>
    printable(
      Array.isArray(value)
        ? value.join(separator)
        : typeof value === 'number'
          ? numberText(value, key)
          : String(value ?? '-'),
    ),
  )

/** Formats a number without a heading. */
const countText = (value: number, key: string): string => (key === 'rules' ? counted(value, 'rule') : String(value))

function tableLines(entries: readonly Entry[], { stdout, env }: Io): readonly string[] {
  const [first] = entries
  if (first === undefined) return []
  // Cells are wrapped at spaces.
  const rows = [Object.keys(first), ...entries.map((entry) => cellsOf(entry, ', ', thousands))]
  const widths = fittingWidths(rows, stdout.columns)
  const [heads = '', ...lines] = rows.flatMap((row) => rowLines(row, widths))
  return [colorsFor(stdout, env).dim(heads), ...lines]
}

const GAP = 2

/** Width below which no column is narrowed, and in the first column the longest name, which is to be copied. */
const LEAST = 24

/** Narrows the widest columns until the table fits. */
function fittingWidths(rows: readonly (readonly string[])[], columns: number): readonly number[] {
  const indexes = (rows[0] ?? []).map((_, index) => index)
  const widest = (widthOf: (cell: string) => number) =>
    indexes.map((index) => Math.max(...rows.map((row) => widthOf(row[index] ?? ''))))
  const widths = widest(textWidth)
  const longestWords = widest((cell) => Math.max(...cell.split(' ').map(textWidth)))
  const least = longestWords.map((width, index) => (index === 0 ? width : Math.min(width, LEAST)))
  const room = columns - GAP * (widths.length - 1)
  while (sum(widths) > room) {
    const wide = indexes.filter((index) => (widths[index] ?? 0) > (least[index] ?? 0))
    const next = wide.sort((a, b) => (widths[b] ?? 0) - (widths[a] ?? 0))[0]
    if (next === undefined) break
    widths[next] = (widths[next] ?? 0) - 1
  }
  return widths
}

/** Formats a row as one line, or as several if cells are wrapped. */
function rowLines(row: readonly string[], widths: readonly number[]): readonly string[] {
  const wrapped = row.map((cell, index) => wrapCell(cell, widths[index] ?? 0))
  const height = Math.max(...wrapped.map((lines) => lines.length))
  return Array.from({ length: height }, (_, line) =>
    wrapped
      .map((lines, index) => padCell(lines[line] ?? '', widths[index] ?? 0))
      .join(' '.repeat(GAP))
      .trimEnd(),
  )
}

/** Wraps a cell at spaces, and within a word that is wider than the column. */
const wrapCell = (cell: string, width: number): readonly string[] =>
  wrap(cell, width, '').flatMap((line) => piecesOf(line, width))

function piecesOf(line: string, width: number): readonly string[] {
  const pieces: string[] = []
  let piece = ''
  for (const character of line) {
    if (piece !== '' && textWidth(piece + character) > width) {
      pieces.push(piece)
      piece = ''
    }
    piece += character
  }
  return [...pieces, piece]
}
