import type { YamlEntry, YamlMapping, YamlNode } from '../../../rule/yaml/node.js'
import { oncePer } from '../../../text/keep-recent.js'
import type { Span } from '../../../text/source.js'

/** The keys and indexes that lead to a value of a configuration. */
export type Path = readonly (string | number)[]

/**
 * Formats a path for people.
 *
 * @example
 * pathText(['outputs', 'toy', 'pipelines', 0]) // 'outputs.toy.pipelines[0]'
 */
export const pathText = (path: Path): string =>
  path
    .map((step, index) => {
      if (typeof step === 'number') return `[${step}]`
      const text = /^[\w*{}/-]+$/.test(step) ? step : JSON.stringify(step)
      return index === 0 ? text : `.${text}`
    })
    .join('')

/** The entries of maps by their keys, so that a map with many keys costs no more per key than a small one. */
const entriesByKey = oncePer(
  (mapping: YamlMapping): ReadonlyMap<string, YamlEntry> =>
    new Map(mapping.entries.toReversed().map((entry) => [entry.key.text, entry])),
)

/** Returns the first entry with this key, or `undefined`. */
const entryAt = (mapping: YamlMapping, key: string): YamlEntry | undefined => entriesByKey(mapping).get(key)

/** Returns the value at a path, or `undefined`. */
export function nodeAt(root: YamlNode, path: Path): YamlNode | undefined {
  let node: YamlNode | undefined = root
  for (const step of path) {
    if (node?.kind === 'sequence') node = node.items[Number(step)]
    else node = node?.kind === 'mapping' ? entryAt(node, String(step))?.value : undefined
  }
  return node
}

/** Returns the place of the value at a path; that of the innermost value that exists for a default. */
export function spanAt(root: YamlMapping, path: Path): Span {
  for (let length = path.length; length > 0; length--) {
    const node = nodeAt(root, path.slice(0, length))
    if (node !== undefined) return node.span
  }
  return root.span
}

/** Returns the place of the last key of a path, or of its value if it has none. */
export function keySpanAt(root: YamlMapping, path: Path): Span {
  const outer = nodeAt(root, path.slice(0, -1))
  const entry = outer?.kind === 'mapping' ? entryAt(outer, String(path.at(-1))) : undefined
  return entry?.key.span ?? spanAt(root, path)
}
