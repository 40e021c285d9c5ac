/** A cell and its delimiter. Quoted cells may contain commas, line breaks and doubled quotes (RFC 4180). */
const CELL = /("(?:[^"]|"")*"|[^,\r\n]*)(,|\r\n|\n|\r|$)/y

/** Returns the rows of a CSV text without empty lines. */
export function parseCsv(text: string): readonly (readonly string[])[] {
  const rows: string[][] = []
  let row: string[] = []
  CELL.lastIndex = 0
  while (CELL.lastIndex < text.length) {
    const at = CELL.lastIndex
    const match = CELL.exec(text)
    // After text behind a closing quote, the rest of the line is read as it is.
    const [, cell = '', end = ''] = match ?? restOfLine(text, at)
    row.push(
      cell.startsWith('"') && cell.endsWith('"') && cell.length > 1 ? cell.slice(1, -1).replace(/""/g, '"') : cell,
    )
    if (end !== ',') {
      if (row.length > 1 || row[0] !== '') rows.push(row)
      row = []
    }
  }
  if (row.length > 0) rows.push(row)
  return rows
}

function restOfLine(text: string, at: number): readonly [string, string, string] {
  const end = /\r\n|\n|\r|$/g
  end.lastIndex = at
  const line = end.exec(text)
  const stop = line?.index ?? text.length
  CELL.lastIndex = stop + (line?.[0].length ?? 0)
  return ['', text.slice(at, stop), line?.[0] ?? '']
}
