import { valueAt, type YamlMapping, type YamlNode } from '../../rule/yaml/node.js'
import { pipelineSchema } from '../schema/pipeline-schema.js'

/**
 * The lists of a pipeline whose entries have a type, with the schema's names of the entries. `items` inherits the type
 * of the list around it.
 */
const SORTS: Readonly<Record<string, string>> = {
  transformations: 'step',
  postprocessing: 'postprocessing',
  finalizers: 'finalizer',
  rule_conditions: 'rule_condition',
  detection_item_conditions: 'detection_item_condition',
  field_name_conditions: 'field_name_condition',
}

/** Returns the valid keys of a pipeline, or of its entry at this JSON Pointer. */
export function knownKeys(root: YamlMapping, pointer: string): readonly string[] {
  let node: YamlNode | undefined = root
  let sort: string | undefined
  for (const step of pointer.split('/').slice(1)) {
    const key = step.replaceAll('~1', '/').replaceAll('~0', '~')
    if (Object.hasOwn(SORTS, key)) sort = SORTS[key]
    node = node?.kind === 'sequence' ? node.items[Number(key)] : valueAt(node, key)
  }
  const type = valueAt(node, 'type')
  const { $defs: definitions = {} } = pipelineSchema
  const name = type?.kind === 'scalar' ? `${sort}.${type.text}` : ''
  const schema =
    node === root ? pipelineSchema : pointer.startsWith('/variants/') ? definitions.variant : definitions[name]
  return Object.keys(schema?.properties ?? {})
}
