import { dump } from 'js-yaml'
import { defineFinalizer } from '../define.js'

export const yaml = defineFinalizer<{ readonly indent?: number | null }>({
  about: 'writes the queries as a YAML list',
  options: { indent: { type: ['integer', 'null'], minimum: 2, maximum: 9 } },
  required: [],
  prepare:
    ({ indent }) =>
    (output) =>
      dump(output, { indent: indent ?? 2, lineWidth: -1 }),
})
