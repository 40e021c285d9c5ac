import type { YamlMapping, YamlNode } from '../../../rule/yaml/node.js'

/**
 * Returns the names at all keys `target` of a configuration, whether they are targets or not. Undefined if it depends on
 * every target: each of them may read a file at a key `schema`.
 */
export function targetsNamedIn(root: YamlMapping): readonly string[] | undefined {
  const names = new Set<string>()
  return addNames(root, names) ? [...names] : undefined
}

/** Returns false for a part that depends on every target. */
const addNames = (node: YamlNode, names: Set<string>): boolean =>
  node.kind !== 'mapping' ||
  node.entries.every(({ key, value }) => {
    if (key.text === 'target') for (const name of textsOf(value)) names.add(name)
    return key.text !== 'schema' && addNames(value, names)
  })

const textsOf = (node: YamlNode): readonly string[] =>
  node.kind === 'sequence' ? node.items.flatMap(textsOf) : node.kind === 'scalar' ? [node.text] : []
