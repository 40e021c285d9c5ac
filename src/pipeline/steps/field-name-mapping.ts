import { defineStep } from '../define.js'
import { fieldNamesSchema, type Names, namesByField } from '../name-list.js'

/** The key `null` means keywords: they become values that the named field must contain. */
export const fieldNameMapping = defineStep<{ readonly mapping: Readonly<Record<string, Names | null>> }>({
  about: 'renames fields; with several names, any of these fields may have the value',
  options: { mapping: { type: 'object', additionalProperties: fieldNamesSchema } },
  required: ['mapping'],
  prepare: ({ mapping }) => {
    const renamed = namesByField(mapping)
    return { changes: 'field', rename: (name) => renamed.get(name ?? 'null') }
  },
})
