import { readTimespan } from './read-timespan.js'
import type { FirstSeen } from './rule.js'
import { valueAt, type YamlMapping } from './yaml/node.js'

/** Lists the valid keys of `first-seen` if the JSON pointer is inside it, to suggest one for a misspelt key. */
export const keysOfFirstSeen = (pointer: string): readonly string[] =>
  pointer === '/sigmacast/first-seen' ? ['fields', 'timespan'] : []

/** Reads `sigmacast: first-seen` of a document. Returns `undefined` if it is absent or violates its schema. */
export function readFirstSeen(root: YamlMapping): FirstSeen | undefined {
  const extension = valueAt(root, 'sigmacast')
  if (extension?.kind !== 'mapping') return undefined
  const entry = extension.entries.find(({ key }) => key.text === 'first-seen')
  if (entry?.value.kind !== 'mapping') return undefined
  const fields = valueAt(entry.value, 'fields')
  const timespan = valueAt(entry.value, 'timespan')
  if (fields?.kind !== 'sequence' || timespan?.kind !== 'scalar') return undefined
  return {
    fields: fields.items.flatMap((item) => (item.kind === 'scalar' ? [{ name: item.text, span: item.span }] : [])),
    timespan: readTimespan(entry.value, timespan),
    span: entry.key.span,
  }
}
