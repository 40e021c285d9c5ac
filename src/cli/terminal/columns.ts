import { textWidth } from '../../text/text-width.js'

/** Columns of a terminal up to which a cell widens its column. A longer cell shifts the rest of its own row alone. */
const WIDEST = 64

/** Formats rows as lines with aligned columns, separated by two spaces. */
export function alignColumns(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(0, ...rows.map((row) => textWidth(row[column] ?? '')).filter((width) => width <= WIDEST)),
  )
  return rows.map((row) =>
    row
      .map((cell, column) => padCell(cell, widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  )
}

/** Appends spaces up to a width in columns of a terminal. */
export const padCell = (cell: string, width: number): string => cell + ' '.repeat(Math.max(0, width - textWidth(cell)))
