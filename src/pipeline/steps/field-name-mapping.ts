import { once } from '../../text/once.js'
import { defineStep } from '../define.js'
import { fieldNamesSchema, type Names, namesByField } from '../name-list.js'

/** The key `null` means keywords: they become values that the named field must contain. */
export const fieldNameMapping = defineStep<{ readonly mapping: Readonly<Record<string, Names | null>> }>({
  options: { mapping: { type: 'object', additionalProperties: fieldNamesSchema } },
  required: ['mapping'],
  prepare: ({ mapping }) => {
    const renamed = namesByField(mapping)
    // Of several spellings, the first one is the name of the data.
    const byLowerCase = once(
      () => new Map([...renamed.keys()].reverse().map((name) => [name.toLowerCase(), name] as const)),
    )
    return {
      changes: 'field',
      rename: (name) => renamed.get(name ?? 'null'),
      inOtherCase: (name) => (renamed.has(name) ? undefined : byLowerCase().get(name.toLowerCase())),
    }
  },
})
