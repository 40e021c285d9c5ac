import { fileSchema, plainField } from '../../src/schema/file-schema.js'
import { parseCsv } from '../../src/schema/parse-csv.js'
import type { SchemaReader } from '../../src/schema/schema-reader.js'

/**
 * Reads the result of `| fieldsummary` as CSV: a column `field`, and optionally `count` and `numeric_count`. A field is a
 * number if all of its values are. Files with several columns, or with a name in `.csv`, are read as CSV.
 *
 * https://docs.splunk.com/Documentation/Splunk/latest/SearchReference/Fieldsummary
 */
export const fieldSummary: SchemaReader = {
  about: 'a Splunk field summary (`| fieldsummary`) as CSV',
  read: ({ name, text }) => {
    if (/^[[{]/.test(text)) return undefined
    const [header = [], ...rows] = parseCsv(text)
    const column = (title: string): number => header.findIndex((cell) => cell.trim() === title)
    const [field, count, numbers] = [column('field'), column('count'), column('numeric_count')]
    if (field === -1 && header.length === 1 && !/\.csv$/i.test(name)) return undefined
    if (field === -1) return { problem: 'a field summary needs a column `field`' }
    const fields = rows
      .filter((row) => (row[field] ?? '') !== '')
      .map((row) => {
        const isNumber = numbers !== -1 && Number(row[numbers]) > 0 && row[numbers] === row[count]
        return [row[field] ?? '', plainField(isNumber ? 'number' : 'string')] as const
      })
    if (fields.length === 0) return { problem: 'the field summary has no rows' }
    return { schema: fileSchema(name, true, fields) }
  },
}
