import { valueAt } from '../../rule/yaml/node.js'
import { diagnose } from '../../text/diagnostic.js'
import { definePostprocessing } from '../define.js'
import { compilePythonRegex, pythonReplacement } from '../python-regex.js'

export const replace = definePostprocessing<{ readonly pattern: string; readonly replacement: string }>({
  about: 'replaces what a regular expression finds in the query',
  options: { pattern: { type: 'string' }, replacement: { type: 'string' } },
  required: ['pattern', 'replacement'],
  prepare: ({ pattern, replacement }, { source, node, found }) => {
    const compiled = compilePythonRegex(pattern)
    if ('because' in compiled) {
      found.push(diagnose('query-pattern', source, (valueAt(node, 'pattern') ?? node).span, [compiled.because]))
      return { changes: 'query', apply: (query) => query }
    }
    const by = pythonReplacement(replacement)
    return { changes: 'query', apply: (query) => query.replace(compiled.regex, by) }
  },
})
