import { defineFinalizer } from '../define.js'
import { yamlText } from './yaml-text.js'

export const yaml = defineFinalizer<{ readonly indent?: number | null }>({
  about: 'writes the queries as a YAML list',
  options: { indent: { type: ['integer', 'null'], minimum: 2, maximum: 9 } },
  required: [],
  prepare:
    ({ indent }) =>
    (output) =>
      yamlText(output, indent ?? 2),
})
