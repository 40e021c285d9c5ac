import { writeJson } from '../../python/write-json.js'
import { defineFinalizer } from '../define.js'

export const json = defineFinalizer<{ readonly indent?: number | null }>({
  about: 'writes the queries as a JSON array',
  options: {
    indent: {
      type: ['integer', 'null'],
      minimum: 0,
      maximum: 100,
      description: 'indentation in spaces (default: all on one line)',
    },
  },
  required: [],
  prepare:
    ({ indent = null }) =>
    (output) =>
      writeJson(output, indent),
})
