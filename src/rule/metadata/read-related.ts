import type { Metadata } from '../rule.js'
import { valueAt, type YamlNode } from '../yaml/node.js'
import { readId } from './read-id.js'
import { readWord } from './read-word.js'
import { ignore, type Remarks, remarksOn } from './remarks.js'

export const RELATIONS = ['derived', 'obsolete', 'merged', 'renamed', 'similar'] as const

const EXPECTED = 'a list of maps with `id` and `type`'

type Related = NonNullable<Metadata['related']>[number]

/**
 * Reads related rules, each with an id and a type. A single map is read as a list of one. Items without an id or a
 * known type are ignored. Each problem is a warning.
 */
export function readRelated(node: YamlNode, remarks: Remarks): readonly Related[] | undefined {
  if (node.kind === 'scalar') {
    ignore(node, remarks, EXPECTED)
    return undefined
  }
  if (node.kind === 'mapping') {
    remarks.warn(
      'wrong-type',
      node,
      [remarks.key, EXPECTED],
      'write `- ` before it; sigmacast reads it as a list of one item',
    )
    return relatedRule(node, remarks)
  }
  return node.items.flatMap((item) => relatedRule(item, remarks))
}

function relatedRule(node: YamlNode, remarks: Remarks): readonly Related[] {
  if (node.kind !== 'mapping') {
    remarks.warn('wrong-type', node, [remarks.key, EXPECTED], 'the item is ignored')
    return []
  }
  const [idNode, typeNode] = [valueAt(node, 'id'), valueAt(node, 'type')]
  if (idNode === undefined || typeNode === undefined) {
    const missing = idNode === undefined ? 'id' : 'type'
    remarks.warn('missing-key', node, [missing], 'the item is ignored')
    return []
  }
  const id = readId(idNode, remarksOn('id', remarks))
  const type = readWord(typeNode, remarksOn('type', remarks), RELATIONS, { obsoletes: 'obsolete' })
  return id === undefined || type === undefined ? [] : [{ id, type }]
}
