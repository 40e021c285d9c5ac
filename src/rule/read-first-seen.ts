import { readTimespan } from './read-timespan.js'
import type { FirstSeen } from './rule.js'
import { valueAt, type YamlMapping } from './yaml/node.js'

/** The keys that the schema knows at a place of a detection rule, if that is `first-seen`; for finding what a misspelt one may have meant. */
export const keysOfFirstSeen = (pointer: string): readonly string[] =>
  pointer === '/sigmacast/first-seen' ? ['fields', 'timespan'] : []

/** `sigmacast: first-seen` of a document that conforms to its schema. */
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
