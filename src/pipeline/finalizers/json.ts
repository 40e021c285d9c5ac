import { writeJson } from '../../python/write-json.js'
import { defineFinalizer } from '../define.js'

export const json = defineFinalizer<{ readonly indent?: number | null }>({
  about: 'writes the queries as a list of JSON',
  options: {
    indent: { type: ['integer', 'null'], minimum: 0, maximum: 100, description: 'without it, all on one line' },
  },
  required: [],
  prepare:
    ({ indent = null }) =>
    (output) =>
      writeJson(output, indent),
})
