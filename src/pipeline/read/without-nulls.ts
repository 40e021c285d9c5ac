import type { YamlMapping, YamlNode } from '../../rule/yaml/node.js'
import type { AnyEntry } from '../entry.js'
import { kindOf, type Table, tableAt } from './tables.js'

/**
 * A pipeline without the options that are null and need not be there: what reads its entries then sees only options that say something. Where null is a
 * value, as in `set_value`, it stays.
 */
export function withoutNulls(mapping: YamlMapping, around?: Table): YamlMapping {
  const entry = around && kindOf(around, mapping)
  const entries = mapping.entries
    .filter(({ key, value }) => entry === undefined || !isNull(value) || isMeant(entry, key.text))
    .map(({ key, value }) => {
      const table = tableAt(key.text, around)
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

const isNull = (node: YamlNode): boolean => node.kind === 'scalar' && node.type === 'null'

/** True for an option whose own schema has null among its values. */
function isMeant({ options, required }: AnyEntry<unknown, never>, name: string): boolean {
  if ((required as readonly string[]).includes(name)) return true
  const schema = Object.hasOwn(options, name) ? options[name as never] : undefined
  return schema !== undefined && [Object(schema).type, Object(schema).enum].flat(2).includes(null as never)
}
