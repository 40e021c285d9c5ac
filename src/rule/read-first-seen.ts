import { readTimespan } from './read-timespan.js'
import { fieldReference } from './reference-name.js'
import type { FirstSeen } from './rule.js'
import { entryAt, scalarsAt, valueAt, type YamlMapping } from './yaml/node.js'

/** Lists the valid keys of `first-seen` if the JSON pointer is inside it, to suggest one for a misspelt key. */
export const keysOfFirstSeen = (pointer: string): readonly string[] =>
  pointer === '/sigmacast/first-seen' ? ['fields', 'timespan'] : []

/** Reads `sigmacast: first-seen` of a document. Returns `undefined` if it is absent or violates its schema. */
export function readFirstSeen(root: YamlMapping): FirstSeen | undefined {
  const extension = valueAt(root, 'sigmacast')
  const entry = extension?.kind === 'mapping' ? entryAt(extension.entries, 'first-seen') : undefined
  if (entry === undefined) return undefined
  const fields = valueAt(entry.value, 'fields')
  const timespan = valueAt(entry.value, 'timespan')
  if (fields?.kind !== 'sequence' || timespan?.kind !== 'scalar') return undefined
  return {
    fields: scalarsAt(entry.value, 'fields').map(fieldReference),
    timespan: readTimespan(entry.value, timespan),
    span: entry.key.span,
  }
}
