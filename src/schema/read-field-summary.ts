import { ownSchema, plainField } from './own-schema.js'
import { parseCsv } from './parse-csv.js'
import type { ReadSchema } from './read-schema.js'

/**
 * Reads the result of Splunk's `| fieldsummary` as CSV: a column `field`, and `numeric_count` beside `count`. A field is a number if all of its
 * values are.
 *
 * https://docs.splunk.com/Documentation/Splunk/latest/SearchReference/Fieldsummary
 */
export function readFieldSummary(name: string, text: string): ReadSchema {
  const [header = [], ...rows] = parseCsv(text)
  const column = (title: string): number => header.findIndex((cell) => cell.trim() === title)
  const [field, count, numbers] = [column('field'), column('count'), column('numeric_count')]
  if (field === -1) return { problem: 'a field summary needs a column `field`' }
  const fields = rows
    .filter((row) => (row[field] ?? '') !== '')
    .map((row) => {
      const isNumber = numbers !== -1 && Number(row[numbers]) > 0 && row[numbers] === row[count]
      return [(row[field] ?? '').replace(/\{\}/g, ''), plainField(isNumber ? 'number' : 'string')] as const
    })
  return fields.length === 0 ? { problem: 'the field summary has no rows' } : { schema: ownSchema(name, true, fields) }
}
