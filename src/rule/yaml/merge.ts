import { asList, type YamlEntry, type YamlMapping, type YamlNode } from './node.js'

/**
 * Replaces the `<<` keys of a mapping with the entries of the maps that they name. Keys of the mapping itself take
 * precedence, then those of the map named first. Calls `refuse` for a merge of anything else.
 *
 * https://yaml.org/type/merge.html
 */
export function applyMergeKeys(entries: readonly YamlEntry[], refuse: (node: YamlNode) => void): readonly YamlEntry[] {
  if (!entries.some(isMerge)) return entries
  const ownEntries = entries.filter((entry) => !isMerge(entry))
  const byKey = new Map(ownEntries.map((entry) => [entry.key.text, entry]))
  for (const entry of entries.filter(isMerge)) {
    for (const node of asList(entry.value)) {
      if (node.kind !== 'mapping') refuse(node)
      else for (const merged of node.entries) if (!byKey.has(merged.key.text)) byKey.set(merged.key.text, merged)
    }
  }
  return [...byKey.values()]
}

/** True for a plain `<<`. A quoted one is an ordinary key. */
const isMerge = (entry: YamlEntry): boolean =>
  entry.key.text === '<<' && entry.key.span.end - entry.key.span.start === 2

/** Merges two documents: maps key by key; for other values `over` takes precedence. */
export function mergeMappings(under: YamlMapping, over: YamlMapping): YamlMapping {
  const merged = new Map(under.entries.map((entry) => [entry.key.text, entry]))
  for (const entry of over.entries) {
    const below = merged.get(entry.key.text)?.value
    const both = below?.kind === 'mapping' && entry.value.kind === 'mapping'
    merged.set(entry.key.text, both ? { key: entry.key, value: mergeMappings(below, entry.value) } : entry)
  }
  return { kind: 'mapping', entries: [...merged.values()], span: over.span }
}

/** Removes one key from a mapping. */
export const withoutKey = (mapping: YamlMapping, key: string): YamlMapping => ({
  ...mapping,
  entries: mapping.entries.filter((entry) => entry.key.text !== key),
})
