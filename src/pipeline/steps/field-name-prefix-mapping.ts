import { valueAt } from '../../rule/yaml/node.js'
import { diagnosePipeline } from '../../text/diagnose-pipeline.js'
import { defineStep } from '../define.js'
import { fieldNamesSchema, type Names, namesByField } from '../name-list.js'

export const fieldNamePrefixMapping = defineStep<{ readonly mapping: Readonly<Record<string, Names | null>> }>({
  options: { mapping: { type: 'object', additionalProperties: fieldNamesSchema } },
  required: ['mapping'],
  prepare: ({ mapping }, { node, source, report }) => {
    const mappingNode = valueAt(node, 'mapping')
    const keys = mappingNode?.kind === 'mapping' ? mappingNode.entries.map(({ key }) => key) : []
    for (const { type, span } of keys) {
      if (type === 'null') report(diagnosePipeline('bad-option', source, span, ['mapping', 'keywords have no prefix']))
    }
    const renamed = namesByField(mapping)
    const prefixOf = (name: string): string | undefined => keys.find(({ text }) => name.startsWith(text))?.text
    return {
      changes: 'field',
      inOtherCase: (name) => {
        const lower = name.toLowerCase()
        const prefix = prefixOf(name) === undefined && keys.find(({ text }) => lower.startsWith(text.toLowerCase()))
        return prefix ? prefix.text + name.slice(prefix.text.length) : undefined
      },
      rename: (name) => {
        const prefix = name === null ? undefined : prefixOf(name)
        if (name === null || prefix === undefined) return undefined
        return renamed.get(prefix)?.map((newPrefix) => newPrefix + name.slice(prefix.length))
      },
    }
  },
})
