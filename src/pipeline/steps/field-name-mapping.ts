import { defineStep } from '../define.js'
import { type Names, namesOf, namesSchema } from '../names.js'

/** `null` as a key stands for keywords: they become values that the named field must contain. */
export const fieldNameMapping = defineStep<{ readonly mapping: Readonly<Record<string, Names>> }>({
  about: 'gives fields other names; with several names, one of these fields must have the value',
  options: { mapping: { type: 'object', additionalProperties: namesSchema } },
  required: ['mapping'],
  prepare: ({ mapping }) => {
    const renamed = new Map(Object.entries(mapping).map(([name, names]) => [name, namesOf(names)]))
    return { changes: 'field', rename: (name) => renamed.get(name ?? 'null') }
  },
})
