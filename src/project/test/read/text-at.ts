import { isNull, valueAt, type YamlMapping } from '../../../rule/yaml/node.js'

/** Returns the text of a key's value; `undefined` for a list, a map or null, and without the key. */
export function textAt(node: YamlMapping, key: string): string | undefined {
  const value = valueAt(node, key)
  return value?.kind === 'scalar' && !isNull(value) ? value.text : undefined
}
