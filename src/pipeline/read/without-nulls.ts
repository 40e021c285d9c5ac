import type { YamlMapping, YamlNode } from '../../rule/yaml/node.js'
import { isNull } from '../../rule/yaml/node.js'
import type { AnyEntry } from '../entry.js'
import { kindOf, type Table, tableAt } from './tables.js'

/**
 * Removes optional keys that are null, since null means the same as an absent key. Null stays where it is a value, as
 * in `set_value`. It stays in conditions too, where it may be the rest of a mistake.
 */
export function withoutNulls(mapping: YamlMapping, outer?: Table): YamlMapping {
  const entry = outer && kindOf(outer, mapping)
  const keeps = (name: string): boolean =>
    entry === undefined ? name !== 'name' : name.endsWith('_conditions') || isMeant(entry, name)
  const entries = mapping.entries
    .filter(({ key, value }) => !isNull(value) || keeps(key.text))
    .map(({ key, value }) => {
      const table = tableAt(key.text, outer)
      return { key, value: table === undefined ? value : inList(value, table) }
    })
  return { ...mapping, entries }
}

function inList(node: YamlNode, table: Table): YamlNode {
  const cleaned = (value: YamlNode): YamlNode => (value.kind === 'mapping' ? withoutNulls(value, table) : value)
  if (node.kind === 'sequence') return { ...node, items: node.items.map(cleaned) }
  if (node.kind !== 'mapping') return node
  return { ...node, entries: node.entries.map(({ key, value }) => ({ key, value: cleaned(value) })) }
}

/** True for an option whose own schema accepts null. */
function isMeant({ options, required }: AnyEntry<unknown, never>, name: string): boolean {
  if (required.includes(name)) return true
  const option = Object.hasOwn(options, name) ? options[name] : undefined
  return [option?.type].flat().includes('null') || [option?.enum].flat().includes(null)
}
