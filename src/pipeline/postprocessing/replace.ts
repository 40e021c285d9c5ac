import { plainText } from '../../ir/pattern.js'
import { readRegex, readTemplate } from '../../python/regex/read-regex.js'
import { substitute } from '../../python/regex/substitute.js'
import { valueAt } from '../../rule/yaml/node.js'
import { definePostprocessing } from '../define.js'

export const replace = definePostprocessing<{ readonly pattern: string; readonly replacement: string }>({
  options: { pattern: { type: 'string' }, replacement: { type: 'string' } },
  required: ['pattern', 'replacement'],
  prepare: (_, reader) => {
    const regex = readRegex(valueAt(reader.node, 'pattern'), reader)
    const template = readTemplate(valueAt(reader.node, 'replacement'), regex, reader)
    return {
      changes: 'query',
      apply: (query) => {
        const copy = (start: number, end: number) => [query.slice(start, end)]
        const replaced = substitute(query, regex, template, { copy, parse: (text) => [text] })
        if (replaced === undefined || 'refused' in replaced) return replaced ?? query
        return plainText(replaced) ?? query
      },
    }
  },
})
