/**
 * The sections of a document, and the keys that have a meaning in them. All other keys of a detection or a filter are
 * selections.
 */
export const sectionKeys = {
  logsource: ['category', 'product', 'service', 'definition'],
  detection: ['condition', 'timeframe'],
  correlation: ['type', 'rules', 'aliases', 'group-by', 'timespan', 'condition', 'generate'],
  filter: ['condition', 'rules'],
} as const

/** The keys of the sections of a document. */
export const sectionNames: readonly string[] = Object.keys(sectionKeys)
