import type { JsonPiece, JsonProblem } from './parse-json-events.js'

/**
 * Reads CSV (RFC 4180) with a header. Values are texts, and an empty cell is a missing field. Returns the reason if the
 * text is no such table.
 */
export function parseCsvEvents(text: string): readonly JsonPiece[] | JsonProblem {
  const records = recordsOf(text)
  if ('problem' in records) return records
  const [header, ...rows] = records
  if (header === undefined) return { problem: 'the table has no header', start: 0 }
  const names = header.cells
  const repeated = names.find((name, index) => names.indexOf(name) !== index)
  if (repeated !== undefined) return { problem: `two columns are named \`${repeated}\``, start: 0 }
  const wide = rows.find(({ cells }) => cells.length > names.length)
  if (wide !== undefined) {
    return { problem: `the row has ${wide.cells.length} cells, and the header ${names.length}`, start: wide.start }
  }
  return rows.map(({ cells, start }) => ({
    start,
    value: Object.fromEntries(names.flatMap((name, at) => (cells[at] ? [[name, cells[at]]] : []))),
  }))
}

interface CsvRecord {
  readonly cells: readonly string[]
  readonly start: number
}

/** Matches one cell and the separator after it. A quoted cell may contain separators and doubled quotes. */
const CELL = /(?:"([^"]*(?:""[^"]*)*)"|([^",\r\n]*))(,|\r\n|\n|\r|$)/y

function recordsOf(text: string): readonly CsvRecord[] | JsonProblem {
  const records: CsvRecord[] = []
  let cells: string[] = []
  let [start, at] = [0, 0]
  while (at < text.length) {
    CELL.lastIndex = at
    const match = CELL.exec(text)
    if (match === null) return { problem: 'a quote is not closed, or a cell goes on after its quote', start }
    const [whole, quoted, plain = '', separator] = match
    cells.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'))
    at += whole.length
    if (separator === ',' && at < text.length) continue
    if (separator === ',') cells.push('')
    if (cells.length > 1 || cells[0] !== '') records.push({ cells, start })
    cells = []
    start = at
  }
  return records
}
