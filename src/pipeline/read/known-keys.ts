import { valueAt, type YamlMapping, type YamlNode } from '../../rule/yaml/node.js'
import { pipelineSchema } from '../schema/pipeline-schema.js'
import { type Table, tableAt } from './tables.js'

/** Returns the valid keys of a pipeline, or of its entry at this JSON Pointer. */
export function knownKeys(root: YamlMapping, pointer: string): readonly string[] {
  let node: YamlNode | undefined = root
  let table: Table | undefined
  for (const step of pointer.split('/').slice(1)) {
    const key = step.replaceAll('~1', '/').replaceAll('~0', '~')
    table = tableAt(key, table) ?? table
    node = node?.kind === 'sequence' ? node.items[Number(key)] : valueAt(node, key)
  }
  const { $defs: definitions = {} } = pipelineSchema
  const type = valueAt(node, 'type')
  const name = type?.kind === 'scalar' ? `${table?.definition}.${type.text}` : ''
  const schema =
    node === root ? pipelineSchema : pointer.startsWith('/variants/') ? definitions.variant : definitions[name]
  return Object.keys(schema?.properties ?? {})
}
