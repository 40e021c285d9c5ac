import type { SchemaViolation } from '../../../rule/schema/json-schema.js'
import type { YamlMapping, YamlNode } from '../../../rule/yaml/node.js'

/**
 * Returns the tree without the parts that violate the schema, so that the other parts can be checked in the same run.
 * A map that lacks a key is removed as a whole, except the document.
 */
export function withoutViolations(root: YamlMapping, violations: readonly SchemaViolation[]): YamlMapping {
  const removed = new Set(violations.flatMap(pointersOf))
  return removed.size === 0 ? root : (prune(root, '', removed) as YamlMapping)
}

function pointersOf({ keyword, instancePath, params }: SchemaViolation): readonly string[] {
  if (keyword === 'additionalProperties') return [`${instancePath}/${escaped(String(params.additionalProperty))}`]
  if (keyword === 'uniqueItems') return [`${instancePath}/${params.i}`]
  return instancePath === '' ? [] : [instancePath]
}

const escaped = (key: string): string => key.replaceAll('~', '~0').replaceAll('/', '~1')

/** Items keep their indexes: a removed one becomes null. */
function prune(node: YamlNode, pointer: string, removed: ReadonlySet<string>): YamlNode {
  if (node.kind === 'scalar') return node
  if (node.kind === 'sequence') {
    const items = node.items.map((item, index): YamlNode => {
      const at = `${pointer}/${index}`
      return removed.has(at) ? { kind: 'scalar', type: 'null', text: '', span: item.span } : prune(item, at, removed)
    })
    return { ...node, items }
  }
  const entries = node.entries.flatMap(({ key, value }) => {
    const at = `${pointer}/${escaped(key.text)}`
    return removed.has(at) ? [] : [{ key, value: prune(value, at, removed) }]
  })
  return { ...node, entries }
}
