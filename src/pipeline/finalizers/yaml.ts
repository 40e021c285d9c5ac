import { defineFinalizer } from '../define.js'
import { yamlText } from './yaml-text.js'

export const yaml = defineFinalizer<{ readonly indent?: number | null }>({
  options: { indent: { type: ['integer', 'null'], minimum: 2, maximum: 9 } },
  required: [],
  prepare:
    ({ indent }) =>
    (output) =>
      yamlText(output, indent ?? 2),
})
