import { writeJson } from '../../python/write-json.js'
import { defineFinalizer } from '../define.js'

export const json = defineFinalizer<{ readonly indent?: number | null }>({
  options: {
    indent: {
      type: ['integer', 'null'],
      minimum: 0,
      maximum: 100,
    },
  },
  required: [],
  prepare:
    ({ indent = null }) =>
    (output) =>
      writeJson(output, indent),
})
