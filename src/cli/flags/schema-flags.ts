import type { Flags } from './flags.js'

export const schemaFlags = {
  schema: { value: '<name|file>', about: 'check fields against your data; repeatable', completes: 'schemas' },
} as const satisfies Flags

/** Returns the built-in schemas for `sigmacast list schemas`. */
export const schemaEntries = async () =>
  (await import('../../../schemas/index.js')).builtInSchemas.map(({ name, index, source, revision }) => ({
    name,
    index: index ?? '',
    source,
    revision,
  }))
