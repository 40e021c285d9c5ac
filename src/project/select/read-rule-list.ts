import { readFileSync } from 'node:fs'
import { extname, resolve } from 'node:path'
import { parseCsv } from '../../schema/parse-csv.js'
import { decodeUtf8 } from '../files/decode-utf8.js'
import { reasonOf } from '../files/read-input.js'

/** The ids and names in a file, in lower case, or the reason why it cannot be used. */
export type RuleList = { readonly names: ReadonlySet<string> } | { readonly problem: string }

/**
 * Reads the first column of a CSV file, or the lines of any other file, without empty ones and those that begin with
 * `#`. The header of a CSV is a name like any other: no rule has it.
 */
export function readRuleList(file: string, folder: string): RuleList {
  const text = textOf(file, folder)
  if (typeof text !== 'string') return text
  const cells =
    extname(file).toLowerCase() === '.csv' ? parseCsv(text).map(([first = '']) => first) : text.split(/\r\n|\n|\r/)
  const names = cells.map((cell) => cell.trim().toLowerCase()).filter((name) => name !== '' && !name.startsWith('#'))
  return names.length === 0 ? { problem: 'it names no rule' } : { names: new Set(names) }
}

function textOf(file: string, folder: string): string | { readonly problem: string } {
  try {
    const read = decodeUtf8(file, readFileSync(resolve(folder, file)))
    return 'text' in read ? read.text : { problem: read.help ?? read.message }
  } catch (error) {
    return { problem: reasonOf(error) }
  }
}
